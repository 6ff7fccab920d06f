package de.buergerterminal.kiosk.screen.part;

/// Stable node ids for the questions of a form.
public final class FieldIds {
    private FieldIds() {}

    /// `G05000011594/F60000000227` becomes `field-G05000011594-F60000000227`.
    public static String of(String fieldName) {
        return "field-" + plain(fieldName);
    }

    static String of(String fieldName, String option) {
        return of(fieldName) + "-" + plain(option);
    }

    static String why(String fieldName) {
        return "why-" + plain(fieldName);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
