package de.buergerterminal.provisioning.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.provisioning.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The technician's two commands, as processes, one against the other.
class DoctorAndSimulateIT {
    @Test
    void aPaymentIsMadeAtASimulatedTerminal() throws Exception {
        try (var simulated =
                        Tool.start("simulate", "payment-terminal", "--at", "tcp://127.0.0.1:0");
                var doctor =
                        Tool.start(
                                "doctor",
                                "payment-terminal",
                                "--at",
                                addressOf(simulated),
                                "pay",
                                "12.34")) {
            doctor.line("Terminal: .*Karte einstecken.*");
            doctor.line("Paid 12\\.34 EUR; receipt number \\d+\\.");
            assertThat(doctor.exitCode()).isZero();
        }
    }

    @Test
    void aDeclinedCardIsSaidInWordsAndEndsWithOne() throws Exception {
        try (var simulated =
                Tool.start("simulate", "payment-terminal", "--at", "tcp://127.0.0.1:0")) {
            String address = addressOf(simulated);
            simulated.type("decline-card");
            simulated.line("Done: decline-card\\.");
            try (var doctor =
                    Tool.start("doctor", "payment-terminal", "--at", address, "pay", "5,00")) {
                doctor.line("Declined with result code 05: .+");
                assertThat(doctor.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void aTestReceiptIsPrintedAndConfirmed(@TempDir Path folder) throws Exception {
        Path line = folder.resolve("printer");
        try (var simulated = Tool.start("simulate", "receipt-printer", "--at", "pty:" + line);
                var doctor =
                        Tool.start(
                                "doctor",
                                "receipt-printer",
                                "--at",
                                addressOf(simulated),
                                "print-test")) {
            doctor.line("The test receipt was printed; the printer confirmed it\\.");
            assertThat(doctor.exitCode()).isZero();
        }
    }

    @Test
    void aPrinterTellsHowItWorksAndIsClearedOnRequest(@TempDir Path folder) throws Exception {
        Path line = folder.resolve("printer");
        try (var simulated = Tool.start("simulate", "receipt-printer", "--at", "pty:" + line)) {
            String address = addressOf(simulated);
            try (var doctor = Tool.start("doctor", "receipt-printer", "--at", address)) {
                doctor.line("Profile 80mm: 48 columns, 576 dots, cuts, draws QR codes itself\\.");
                doctor.line("It confirms receipts by queued-status\\.");
                assertThat(doctor.exitCode()).isZero();
            }
            try (var doctor = Tool.start("doctor", "receipt-printer", "--at", address, "clear")) {
                doctor.line("The buffer was cleared and the paper cut off\\.");
                assertThat(doctor.exitCode()).isZero();
            }
        }
    }

    @Test
    void theTraceShowsTheCommandsAndNoWordOfTheReceiptTheRecordingEveryByte(@TempDir Path folder)
            throws Exception {
        Path recording = folder.resolve("test.line");
        try (var simulated =
                        Tool.start(
                                "simulate",
                                "receipt-printer",
                                "--at",
                                "pty:" + folder.resolve("printer"));
                var doctor =
                        Tool.start(
                                "doctor",
                                "receipt-printer",
                                "--trace",
                                "--record",
                                recording.toString(),
                                "--at",
                                addressOf(simulated),
                                "print-test")) {
            doctor.line("Attention: .*test\\.line receives every byte unmasked.*");
            doctor.line("The test receipt was printed; the printer confirmed it\\.");
            doctor.line(".* > 3 bytes: DLE EOT 1.*");
            doctor.line(".* < 1 byte: status 12.*");
            assertThat(doctor.exitCode()).isZero();
            assertThat(doctor.everythingSaid())
                    .anyMatch(line -> line.contains("text of"))
                    .noneMatch(line -> line.contains("Testbeleg") || line.contains("BT-TEST"));
        }
        assertThat(recording)
                .content()
                .startsWith("# receipt-printer; every byte unmasked\n> 10 04 01\n< 12")
                .contains("54 65 73 74 62 65 6C 65 67");
        assertThat(Files.getPosixFilePermissions(recording))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aRecordingNeverReplacesAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        try (var doctor =
                Tool.start(
                        "doctor",
                        "code-scanner",
                        "--at",
                        "scanner+serial:///dev/none",
                        "--record",
                        file.toString())) {
            doctor.line(".*notes exists already; name a new file\\.");
            assertThat(doctor.exitCode()).isEqualTo(2);
        }
        assertThat(file).hasContent("mine");
    }

    @Test
    void anEmptyPrinterIsReportedWithCodeCauseAndCure(@TempDir Path folder) throws Exception {
        try (var simulated =
                Tool.start(
                        "simulate",
                        "receipt-printer",
                        "--at",
                        "pty:" + folder.resolve("printer"))) {
            String address = addressOf(simulated);
            simulated.type("printer-out-of-paper");
            simulated.line("Done: printer-out-of-paper\\.");
            try (var doctor =
                    Tool.start(
                            "doctor",
                            "receipt-printer",
                            "--seconds",
                            "4",
                            "--at",
                            address,
                            "print-test")) {
                doctor.line("The receipt-printer does not work\\.");
                doctor.line("DEV-202 .+");
                doctor.line("What to do: .+");
                assertThat(doctor.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void aTestPageIsPrintedOnceThereIsPaper() throws Exception {
        try (var simulated =
                Tool.start("simulate", "document-printer", "--at", "tcp://127.0.0.1:0")) {
            String address = addressOf(simulated);
            simulated.type("document-out-of-paper-after-sides 0");
            simulated.line("Done: document-out-of-paper-after-sides.*");
            try (var doctor =
                    Tool.start("doctor", "document-printer", "--seconds", "4", "--at", address)) {
                doctor.line("The document-printer does not work\\.");
                doctor.line("DEV-230 .+");
                assertThat(doctor.exitCode()).isEqualTo(1);
            }
            simulated.type("document-refill");
            simulated.line("Done: document-refill\\.");
            try (var doctor =
                    Tool.start("doctor", "document-printer", "--at", address, "print-test")) {
                doctor.line("The test page was printed; the printer confirmed it\\.");
                assertThat(doctor.exitCode()).isZero();
            }
            try (var doctor =
                    Tool.start("doctor", "document-printer", "--at", address, "capabilities")) {
                doctor.line("PDF: yes");
                doctor.line("Paper: iso_a4_210x297mm.*");
                assertThat(doctor.exitCode()).isZero();
            }
        }
    }

    @Test
    void aCodeIsReadFromASimulatedScanner(@TempDir Path folder) throws Exception {
        try (var simulated =
                        Tool.start(
                                "simulate",
                                "code-scanner",
                                "--at",
                                "pty:" + folder.resolve("scanner"));
                var doctor =
                        Tool.start(
                                "doctor", "code-scanner", "--at", addressOf(simulated), "read")) {
            doctor.line("Hold a code before the scanner.*");
            simulated.type("scan 4006381333931");
            doctor.line("Read 13 characters: 4006381333931");
            assertThat(doctor.exitCode()).isZero();
        }
    }

    @Test
    void somebodyBeforeTheTerminalIsNoticed() throws Exception {
        try (var simulated = Tool.start("simulate", "wires", "--at", "tcp://127.0.0.1:0");
                var doctor =
                        Tool.start(
                                "doctor",
                                "presence-sensor",
                                "--trace",
                                "--at",
                                addressOf(simulated),
                                "watch")) {
            doctor.line("Step before the terminal.*");
            simulated.type("somebody-comes");
            doctor.line("Somebody is here\\.");
            doctor.line(".* < line presence on");
            assertThat(doctor.exitCode()).isZero();
        }
    }

    @Test
    void aMembershipCardIsReadAndAPaymentCardIsNot(@TempDir Path folder) throws Exception {
        try (var simulated =
                Tool.start("simulate", "card-reader", "--at", "pty:" + folder.resolve("pn532"))) {
            String address = addressOf(simulated);
            try (var doctor = Tool.start("doctor", "card-reader", "--at", address, "read")) {
                doctor.line("Put a membership card on the reader.*");
                simulated.type("lay-card 04A1B2C3");
                doctor.line("Card with UID 04A1B2C3\\.");
                assertThat(doctor.exitCode()).isZero();
            }
            // It lies there still.
            try (var doctor =
                    Tool.start("doctor", "card-reader", "--trace", "--at", address, "read")) {
                doctor.line("Card with UID 04A1B2C3\\.");
                doctor.line(".* < .*InListPassiveTarget: a card, masked");
                assertThat(doctor.exitCode()).isZero();
            }
            simulated.type("take-card");
            simulated.line("Done: take-card\\.");
            try (var doctor = Tool.start("doctor", "card-reader", "--at", address, "read")) {
                doctor.line("Put a membership card on the reader.*");
                simulated.type("lay-payment-card");
                doctor.line("This card is not read here: .+");
                assertThat(doctor.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void aSimulatedLockerOpensAndADoorIsSeenMoving() throws Exception {
        try (var simulated = Tool.start("simulate", "wires", "--at", "tcp://127.0.0.1:0")) {
            String wires = addressOf(simulated).replaceAll("presence$", "");
            try (var doctor =
                            Tool.start(
                                    "doctor",
                                    "locker",
                                    "--at",
                                    wires
                                            + "locker-1,locker-2?feedback=locker-1-door,locker-2-door",
                                    "open",
                                    "2");
                    var door =
                            Tool.start("doctor", "door-contact", "--at", wires + "door", "watch")) {
                doctor.line("Locker 2 sprang open\\.");
                assertThat(doctor.exitCode()).isZero();
                door.line("Open the door.*");
                simulated.type("door-open");
                door.line("The door is open\\.");
                assertThat(door.exitCode()).isZero();
            }
        }
    }

    @Test
    void thePinOfASimulatedIdCardIsChanged() throws Exception {
        try (var simulated =
                        Tool.start("simulate", "identity-reader", "--at", "tcp://127.0.0.1:0");
                var doctor =
                        Tool.start(
                                "doctor",
                                "identity-reader",
                                "--at",
                                addressOf(simulated),
                                "change-pin")) {
            doctor.line("Lay the ID card on the reader.*");
            simulated.type("lay-id-card");
            doctor.line("Type the PIN \\(6 digits\\), then Enter\\.");
            doctor.type("123456");
            doctor.line("Type the new PIN \\(6 digits\\), then Enter\\.");
            doctor.type("246810");
            doctor.line("Type it once more, then Enter\\.");
            doctor.type("246810");
            doctor.line("The PIN was changed\\.");
            assertThat(doctor.exitCode()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    a device that is not there,   receipt-printer,  escpos+serial:///dev/does-not-exist, 1
                    a protocol of another device, receipt-printer,  zvt+tcp://127.0.0.1:20007,           2
                    an address without a port,    payment-terminal, zvt+tcp://127.0.0.1,                 2
                    no address at all,            code-scanner,     nonsense,                            2
                    no AusweisApp there,          identity-reader,  eid+ws://127.0.0.1:1,                1
                    an AusweisApp elsewhere,      identity-reader,  eid+ws://192.0.2.1:24727,            2
                    no GPIO here,                 door-contact,     gpio:17?chip=no-such-chip,           1
                    a button with two lines,      staff-call,       'gpio:17,18',                        2
                    lockers without feedback,     locker,           'gpio:5,6',                          2
                    """)
    void whatIsWrongIsSaidInOneSentence(String what, String device, String at, int code)
            throws Exception {
        try (var doctor = Tool.start("doctor", device, "--seconds", "2", "--at", at)) {
            assertThat(doctor.exitCode()).as(what).isEqualTo(code);
            assertThat(doctor.everythingSaid())
                    .as(what)
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
        }
    }

    private static String addressOf(Tool simulated) throws InterruptedException {
        return simulated
                .line("The simulated .* listens at .*")
                .replaceAll(".* listens at (.*)\\.", "$1");
    }
}
