package de.buergerterminal.device.simulator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What a terminal prints for one payment, in the words German terminals use.
final class SlipText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    static List<String> of(
            boolean customerCopy, CardPayment payment, String terminalId, LocalDateTime at) {
        return List.of(
                customerCopy ? "* * K U N D E N B E L E G * *" : "* * HÄNDLERBELEG * *",
                "Bürgerbüro Musterstadt",
                "Rathausplatz 1",
                "",
                "Kartenzahlung",
                "girocard",
                "",
                "Betrag       EUR %s".formatted(amount(payment.amountCents())),
                "Terminal-ID      " + terminalId,
                "TA-Nr.           %06d".formatted(payment.traceNumber()),
                "Beleg-Nr.        %04d".formatted(payment.receiptNumber()),
                "Kartennr. ############6789 5",
                "Datum        " + DATE.format(at),
                "Uhrzeit      " + TIME.format(at) + " Uhr",
                "",
                "*** Zahlung erfolgt ***",
                customerCopy ? "Bitte Beleg aufbewahren" : "");
    }

    private static String amount(long cents) {
        return String.format(Locale.GERMANY, "%,.2f", cents / 100.0);
    }

    private SlipText() {}
}
