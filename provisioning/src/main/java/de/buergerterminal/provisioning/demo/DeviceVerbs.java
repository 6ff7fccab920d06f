package de.buergerterminal.provisioning.demo;

import de.buergerterminal.device.simulator.SimulatedAusweisApp;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter.Lie;
import de.buergerterminal.device.simulator.SimulatedLockers;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.simulator.SimulatedPn532;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What hands can do to each simulated device; the same words on the dock, in scenarios and on
/// standard input.
final class DeviceVerbs {
    /// ZVT result code 05: the bank does not honour the card.
    private static final int DO_NOT_HONOUR = 0x05;

    /// ZVT terminal status F0: reconciliation required.
    private static final int RECONCILIATION_REQUIRED = 0xF0;

    private DeviceVerbs() {}

    static List<Verb> of(SimulatedReceiptPrinter printer) {
        String group = "Belegdrucker";
        return List.of(
                Verb.of(group, "printer-out-of-paper", "Papier reißen", printer::runOutOfPaper),
                new Verb(
                        group,
                        "printer-out-of-paper-after-lines",
                        "Papier reißt im nächsten Beleg",
                        lines -> printer.runOutOfPaperAfterLines(numberOr(5, lines))),
                Verb.of(group, "printer-low-on-paper", "Papier wird knapp", printer::runLowOnPaper),
                Verb.of(group, "printer-refill", "Rolle einlegen", printer::refillPaper),
                Verb.of(group, "printer-open-cover", "Deckel öffnen", printer::openCover),
                Verb.of(group, "printer-close-cover", "Deckel schließen", printer::closeCover),
                Verb.of(group, "printer-break-cutter", "Messer blockieren", printer::breakCutter),
                Verb.of(group, "printer-mend-cutter", "Messer freigeben", printer::mendCutter),
                Verb.of(group, "printer-unplug", "Kabel ziehen", printer::unplug),
                Verb.of(group, "printer-plug-in", "Kabel stecken", printer::plugIn));
    }

    static List<Verb> of(SimulatedDocumentPrinter printer) {
        String group = "Dokumentdrucker";
        return List.of(
                Verb.of(group, "document-out-of-paper", "Fach leeren", printer::runOutOfPaper),
                new Verb(
                        group,
                        "document-out-of-paper-after-sides",
                        "Papier endet im nächsten Dokument",
                        sides -> printer.runOutOfPaperAfterSides(numberOr(1, sides))),
                Verb.of(group, "document-refill", "Papier einlegen", printer::refillPaper),
                Verb.of(group, "document-open-door", "Klappe öffnen", printer::openDoor),
                Verb.of(group, "document-close-door", "Klappe schließen", printer::closeDoor),
                Verb.of(group, "document-jam", "Papierstau", printer::jam),
                Verb.of(group, "document-clear-jam", "Stau beseitigen", printer::clearJam),
                Verb.of(group, "document-low-on-toner", "Toner wird knapp", printer::runLowOnToner),
                Verb.of(group, "document-change-toner", "Toner wechseln", printer::changeToner),
                Verb.of(group, "document-busy", "Anderweitig beschäftigt", printer::becomeBusy),
                Verb.of(group, "document-free", "Wieder frei", printer::becomeFree),
                Verb.of(group, "document-refuse", "Dokumente ablehnen", printer::refuseDocuments),
                Verb.of(group, "document-accept", "Dokumente annehmen", printer::acceptDocuments),
                new Verb(
                        group,
                        "document-slow",
                        "Langsam antworten",
                        seconds -> printer.answerSlowly(Duration.ofSeconds(numberOr(2, seconds)))),
                Verb.of(
                        group,
                        "document-lie",
                        "Unsinn antworten",
                        () -> printer.tell(Lie.NONSENSE)),
                Verb.of(
                        group,
                        "document-tell-the-truth",
                        "Wieder richtig antworten",
                        () -> printer.tell(Lie.NONE)),
                Verb.of(group, "document-vanish", "Netzkabel ziehen", printer::vanish),
                Verb.of(group, "document-come-back", "Netzkabel stecken", printer::comeBack));
    }

    static List<Verb> of(SimulatedPaymentTerminal terminal) {
        String group = "Kartenterminal";
        return List.of(
                Verb.of(group, "present-card", "Karte vorhalten", terminal::presentCard),
                new Verb(
                        group,
                        "decline-card",
                        "Abgelehnte Karte vorhalten",
                        new Verb.Values("([0-9A-Fa-f]{2})?", "[HEX]"),
                        code -> {
                            terminal.declineNextCard(
                                    code.isEmpty() ? DO_NOT_HONOUR : Integer.parseInt(code, 16));
                            terminal.presentCard();
                        }),
                Verb.of(group, "terminal-cancel", "Abbruchtaste drücken", terminal::citizenCancels),
                Verb.of(
                        group,
                        "terminal-vanish-after-authorisation",
                        "Leitung fällt nach der Autorisierung aus",
                        terminal::vanishAfterAuthorisation),
                Verb.of(
                        group,
                        "terminal-vanish-after-confirmation",
                        "Leitung fällt nach der Bestätigung aus",
                        terminal::vanishAfterConfirmation),
                Verb.of(
                        group,
                        "terminal-go-silent-during-payment",
                        "In der nächsten Zahlung verstummen",
                        terminal::goSilentDuringNextPayment),
                Verb.of(
                        group,
                        "terminal-go-silent-after-confirmation",
                        "Nach der Bestätigung verstummen",
                        terminal::goSilentAfterConfirmation),
                Verb.of(
                        group,
                        "terminal-lose-power-during-payment",
                        "In der nächsten Zahlung Strom aus",
                        terminal::losePowerDuringNextPayment),
                Verb.of(
                        group,
                        "terminal-lose-power-after-confirmation",
                        "Nach der Bestätigung Strom aus",
                        terminal::losePowerAfterConfirmation),
                Verb.of(group, "terminal-go-silent", "Verstummen", terminal::goSilent),
                Verb.of(group, "terminal-answer-again", "Wieder antworten", terminal::answerAgain),
                Verb.of(
                        group,
                        "terminal-lock",
                        "Kassenschnitt nötig",
                        () -> terminal.lock(RECONCILIATION_REQUIRED)),
                Verb.of(group, "terminal-unlock", "Sperre aufheben", () -> terminal.lock(0)),
                Verb.of(group, "terminal-power-off", "Strom aus", terminal::powerOff),
                Verb.of(group, "terminal-power-on", "Strom an", terminal::powerOn));
    }

    static List<Verb> of(SimulatedCodeScanner scanner) {
        String group = "Codeleser";
        return List.of(
                new Verb(
                        group, "scan", "Fremden Code lesen", code -> scanner.scan(orDefault(code))),
                Verb.of(
                        group,
                        "scan-hostile",
                        "Code mit 4000 Zeichen lesen",
                        () -> scanner.scan("A".repeat(4000))),
                Verb.of(
                        group,
                        "scan-noise",
                        "Störungen senden",
                        () ->
                                scanner.emit(
                                        "\u001b[2J\u0000\u0007;".getBytes(StandardCharsets.UTF_8))),
                Verb.of(group, "scanner-unplug", "Kabel ziehen", scanner::unplug),
                Verb.of(group, "scanner-plug-in", "Kabel stecken", scanner::plugIn));
    }

    static List<Verb> of(SimulatedPn532 module) {
        String group = "Kartenleser";
        return List.of(
                new Verb(
                        group,
                        "lay-card",
                        "Bibliothekskarte auflegen",
                        uid -> module.layDesfire(uidOr("04A1B2C3D4E5F6", uid))),
                Verb.of(
                        group,
                        "lay-payment-card",
                        "Zahlkarte auflegen",
                        () -> module.layPaymentCard("04112233")),
                Verb.of(
                        group,
                        "lay-phone",
                        "Telefon auflegen",
                        () -> module.layStorageCard("08A1B2C3")),
                Verb.of(group, "take-card", "Karte wegnehmen", module::takeCard),
                Verb.of(group, "card-reader-go-silent", "Verstummen", module::goSilent),
                Verb.of(group, "card-reader-answer-again", "Wieder antworten", module::answerAgain),
                Verb.of(group, "card-reader-unplug", "Kabel ziehen", module::unplug),
                Verb.of(group, "card-reader-plug-in", "Kabel stecken", module::plugIn));
    }

    static List<Verb> of(SimulatedAusweisApp program) {
        String group = "Ausweis";
        return List.of(
                Verb.of(group, "lay-id-card", "Ausweis auflegen", program::layCard),
                Verb.of(group, "take-id-card", "Ausweis wegnehmen", program::takeCard),
                new Verb(
                        group,
                        "id-card-tries",
                        "Fehlversuche übrig (0 bis 3)",
                        left -> program.leaveTries(Math.min(3, numberOr(1, left)))),
                Verb.of(
                        group,
                        "id-card-switch-off",
                        "Online-Funktion ausschalten",
                        program::switchOnlineFunctionOff),
                Verb.of(
                        group,
                        "id-card-transport-pin",
                        "Transport-PIN 54321 statt PIN",
                        () -> program.choosePin("54321")),
                Verb.of(group, "id-keypad", "Lesegerät mit Tastatur", program::useKeypad),
                new Verb(group, "id-keypad-type", "Am Lesegerät tippen", program::typeAtKeypad),
                new Verb(
                        group,
                        "id-fail",
                        "Nächster Vorgang scheitert",
                        code -> program.failNextWith(code.isEmpty() ? "Card_Removed" : code)),
                Verb.of(group, "id-reader-unplug", "Lesegerät abziehen", program::unplugReader),
                Verb.of(group, "id-reader-plug-in", "Lesegerät stecken", program::plugReaderIn),
                Verb.of(group, "id-program-vanish", "AusweisApp stürzt ab", program::vanish),
                Verb.of(group, "id-program-back", "AusweisApp startet", program::comeBack));
    }

    static List<Verb> of(SimulatedWires wires) {
        String group = "Anwesenheit";
        return List.of(
                Verb.of(group, "somebody-comes", "Jemand kommt", () -> wires.raise("presence")),
                Verb.of(
                        group,
                        "somebody-leaves",
                        "Niemand mehr da",
                        () -> wires.lower("presence")));
    }

    /// All wires a terminal can have: presence `presence`, light `light`, door `door`, button
    /// `button` with lamp `button-lamp`, and lockers.
    static List<Verb> ofTerminal(SimulatedWires wires, SimulatedLockers lockers) {
        wires.lower("door");
        var verbs = new ArrayList<>(of(wires));
        String door = "Servicetür";
        verbs.add(Verb.of(door, "door-open", "Tür öffnen", () -> wires.raise("door")));
        verbs.add(Verb.of(door, "door-close", "Tür schließen", () -> wires.lower("door")));
        verbs.add(Verb.of(door, "door-cut-wire", "Leitung kappen", () -> wires.cut("door")));
        String call = "Personalruf";
        verbs.add(Verb.of(call, "button-press", "Taste drücken", () -> wires.lower("button")));
        verbs.add(Verb.of(call, "button-release", "Taste loslassen", () -> wires.cut("button")));
        String row = "Schließfächer";
        verbs.add(
                new Verb(
                        row, "locker-close", "Fach schließen", n -> lockers.close(numberOr(1, n))));
        verbs.add(
                new Verb(
                        row,
                        "locker-force",
                        "Fach aufbrechen",
                        n -> lockers.force(numberOr(1, n))));
        verbs.add(new Verb(row, "locker-jam", "Fach verklemmen", n -> lockers.jam(numberOr(1, n))));
        verbs.add(new Verb(row, "locker-free", "Fach lösen", n -> lockers.free(numberOr(1, n))));
        verbs.add(Verb.of("Leitungen", "wires-tear-out", "Alles herausreißen", wires::tearOut));
        return verbs;
    }

    private static String orDefault(String code) {
        return code.isEmpty() ? "https://www.example.org/" : code;
    }

    private static String uidOr(String otherwise, String hex) {
        return hex.matches("([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})") ? hex : otherwise;
    }

    private static int numberOr(int otherwise, String digits) {
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : otherwise;
    }
}
