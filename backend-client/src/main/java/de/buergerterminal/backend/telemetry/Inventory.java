package de.buergerterminal.backend.telemetry;

/// What the terminal is made of. Words only: `[A-Za-z0-9._:+/-]`, up to 64 characters, may be
/// empty.
public record Inventory(String model, String serial, String os, String java) {
    public Inventory {
        Vocabulary.WORD.check(model);
        Vocabulary.WORD.check(serial);
        Vocabulary.WORD.check(os);
        Vocabulary.WORD.check(java);
    }

    /// What can be known of this machine without asking anyone.
    public static Inventory ofThisMachine(String model, String serial) {
        return new Inventory(model, serial, property("os.version"), property("java.version"));
    }

    private static String property(String name) {
        String value = System.getProperty(name, "").replaceAll("[^A-Za-z0-9._:+/-]", "-");
        return value.length() > 64 ? value.substring(0, 64) : value;
    }
}
