package de.buergerterminal.kiosk.journey;

import de.buergerterminal.backend.catalogue.ServiceId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What people who do not exist ask of the town hall: complete answers by field.
final class Requests {
    static final ServiceId REGISTRATION = new ServiceId("meldebescheinigung");
    static final ServiceId DOG = new ServiceId("hundesteuer-anmeldung");
    static final ServiceId TRADE = new ServiceId("gewerbe-anmeldung");

    static final String FAMILY_NAME = "F60000000227";
    static final String GIVEN_NAMES = "F60000000228";
    static final String BIRTH_DATE = "G60000000083";
    static final String ADDRESS = "G05000011743";
    static final String STREET = ADDRESS + "/F60000000243";
    static final String TOWN = ADDRESS + "/F60000000247";

    private static final String PERSON = "G05000011594/";
    private static final String HOME = PERSON + "G05000011746/";
    private static final String KIND = "G05000011644/G05000011730/";
    private static final String SCOPE = "G05000011640/";
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private Requests() {}

    static Map<String, String> of(ServiceId service) {
        return switch (service.value()) {
            case "meldebescheinigung" -> registration();
            case "hundesteuer-anmeldung" -> dog();
            case "gewerbe-anmeldung" -> trade();
            case "gewerbe-ummeldung" -> tradeChange();
            case "gewerbe-abmeldung" -> tradeEnd();
            default -> throw new IllegalArgumentException("no example of " + service);
        };
    }

    static Map<String, String> registration() {
        var answers = new HashMap<>(address(ADDRESS));
        answers.putAll(
                Map.of(
                        FAMILY_NAME,
                        "Prüfmuster-Ğül",
                        GIVEN_NAMES,
                        "Zoë Ännchen",
                        BIRTH_DATE,
                        "07.03.1985",
                        "extent",
                        "simple",
                        "delivery",
                        "pickUp"));
        return answers;
    }

    static Map<String, String> dog() {
        var answers = new HashMap<>(address(ADDRESS));
        answers.putAll(
                Map.of(
                        FAMILY_NAME,
                        "Prüfmuster",
                        GIVEN_NAMES,
                        "Zoë",
                        BIRTH_DATE,
                        "00.00.1970",
                        "dogName",
                        "Prüfwaldi",
                        "breed",
                        "Dackel",
                        "dogSex",
                        "male",
                        "dogBirthDate",
                        daysAgo(500),
                        "acquiredOn",
                        daysAgo(60),
                        "largeDog",
                        "false"));
        answers.putAll(Map.of("chipped", "false", "insured", "false"));
        return answers;
    }

    static Map<String, String> trade() {
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
                        "startDate", daysAgo(-7),
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
        return answers;
    }

    static Map<String, String> tradeChange() {
        var answers = new HashMap<>(trade());
        answers.keySet().removeAll(List.of("startDate", "reason"));
        answers.put("change", "relocation");
        answers.put("changeDate", daysAgo(-7));
        answers.putAll(address("previousSite/G05000011494"));
        return answers;
    }

    static Map<String, String> tradeEnd() {
        var answers = new HashMap<String, String>();
        trade().forEach((field, answer) -> {
            boolean scoped = field.startsWith("G05000011728") || field.startsWith("G05000011644");
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
                        SCOPE + "F05000017451", daysAgo(7)));
        return answers;
    }

    private static Map<String, String> address(String group) {
        return Map.of(
                group + "/F60000000243", "Musterstraße",
                group + "/F60000000244", "12 a",
                group + "/F60000000246", "33098",
                group + "/F60000000247", "Paderborn");
    }

    static String daysAgo(long days) {
        return LocalDate.now(TownHall.GERMANY).minusDays(days).format(TYPED);
    }
}
