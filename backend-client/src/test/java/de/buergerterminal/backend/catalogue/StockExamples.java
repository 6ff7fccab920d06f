package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stock services filled in by people who do not exist.
final class StockExamples {
    static final ServiceCatalogue STOCK = StockCatalogue.load();
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static final PublicService REGISTRATION = service("meldebescheinigung");
    static final PublicService DOG = service("hundesteuer-anmeldung");
    static final PublicService TRADE = service("gewerbe-anmeldung");
    static final PublicService CHANGE = service("gewerbe-ummeldung");
    static final PublicService END = service("gewerbe-abmeldung");

    private static final String PERSON = "G05000011594/";
    private static final String HOME = PERSON + "G05000011746/";
    private static final String KIND = "G05000011644/G05000011730/";
    private static final String SCOPE = "G05000011640/";

    private StockExamples() {}

    static PublicService service(String id) {
        return STOCK.service(new ServiceId(id)).orElseThrow();
    }

    static Answers example(PublicService service) {
        return switch (service.id().value()) {
            case "meldebescheinigung" -> registration();
            case "hundesteuer-anmeldung" -> smallDog();
            case "gewerbe-anmeldung" -> trade();
            case "gewerbe-ummeldung" -> tradeChange();
            case "gewerbe-abmeldung" -> tradeEnd();
            default -> throw new IllegalArgumentException("no example of " + service.id());
        };
    }

    static Answers registration() {
        var answers = new HashMap<>(address("G05000011743"));
        answers.putAll(
                Map.of(
                        "F60000000227", "Prüfmuster-Ğül",
                        "F60000000228", "Zoë Ännchen",
                        "G60000000083", "7.3.1985",
                        "extent", "simple",
                        "delivery", "pickUp"));
        return new Answers(answers);
    }

    static Answers smallDog() {
        var answers = new HashMap<>(address("G05000011743"));
        answers.putAll(
                Map.of(
                        "F60000000227", "Prüfmuster",
                        "F60000000228", "Zoë",
                        "G60000000083", "00.00.1970",
                        "dogName", "Prüfwaldi",
                        "breed", "Dackel",
                        "dogSex", "male",
                        "dogBirthDate", "1.4.2025",
                        "acquiredOn", "01.06.2025",
                        "largeDog", "false"));
        return new Answers(answers).with("chipped", "false").with("insured", "false");
    }

    static Answers trade() {
        var answers = new HashMap<>(address(HOME + "G05000011745/G05000011743"));
        answers.putAll(
                Map.of(
                        PERSON + "F60000000227",
                        "Prüfmuster",
                        PERSON + "F60000000228",
                        "Zoë",
                        PERSON + "G60000000083",
                        "07.03.1985",
                        PERSON + "F60000000234",
                        "Paderborn",
                        PERSON + "F60000000235",
                        "Deutschland",
                        PERSON + "F60000000236",
                        "deutsch",
                        HOME + "F60000000263",
                        "001",
                        HOME + "G05000011745/F05000017637",
                        "001",
                        PERSON + "G05000011747/F60000000240",
                        "(05251) 123456",
                        "G05000011678/G05000011647/F05000017462",
                        "false"));
        answers.putAll(
                Map.of(
                        "registered", "false",
                        "siteIsHome", "true",
                        "G05000011728/F05000017440", "Einzelhandel mit Fahrrädern",
                        "G05000011728/F05000017488", "Verkauf von Fahrrädern",
                        "hasFurtherActivities", "false",
                        "startDate", "01.12.2026",
                        "sideJob", "true",
                        "reason", "newFoundation",
                        "permitNeeded", "false",
                        "residencePermitNeeded", "false"));
        answers.putAll(
                Map.of(
                        KIND + "F05000017445", "mainOffice",
                        KIND + "F05000017592", "true",
                        KIND + "F05000017593", "false",
                        KIND + "F05000017594", "false",
                        KIND + "F05000017595", "false",
                        KIND + "G05000011731/F05000017446", "false",
                        KIND + "G05000011731/F05000017448", "false"));
        return new Answers(answers);
    }

    /// The same trader moves within the town.
    static Answers tradeChange() {
        var answers = new HashMap<>(trade().byField());
        answers.keySet().removeAll(List.of("startDate", "reason"));
        answers.put("change", "relocation");
        answers.put("changeDate", "01.12.2026");
        answers.putAll(address("previousSite/G05000011494"));
        return new Answers(answers);
    }

    /// The same trader gives up; this form keeps activity and kind within its scope.
    static Answers tradeEnd() {
        var answers = new HashMap<String, String>();
        trade().byField()
                .forEach((field, answer) -> {
                    boolean scoped =
                            field.startsWith("G05000011728") || field.startsWith("G05000011644");
                    answers.put(scoped ? SCOPE + field : field, answer);
                });
        answers.keySet()
                .removeAll(
                        List.of(
                                "startDate",
                                "sideJob",
                                "reason",
                                "permitNeeded",
                                "residencePermitNeeded"));
        answers.putAll(
                Map.of(
                        SCOPE + "F05000017437", "completeGivingUp",
                        SCOPE + "F05000017438", "Ruhestand",
                        SCOPE + "F05000017450", "true",
                        SCOPE + "F05000017451", "15.11.2026"));
        return new Answers(answers);
    }

    static Map<String, String> address(String group) {
        return Map.of(
                group + "/F60000000243", "Musterstraße",
                group + "/F60000000244", "12 a",
                group + "/F60000000246", "33098",
                group + "/F60000000247", "Paderborn");
    }
}
