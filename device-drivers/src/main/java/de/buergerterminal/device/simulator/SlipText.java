package de.buergerterminal.device.simulator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What a terminal prints, in the words German terminals use.
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
                kind(payment.state()),
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
                result(payment.state()),
                customerCopy ? "Bitte Beleg aufbewahren" : "");
    }

    /// The least a slip must say; for tests that send every byte of it.
    static List<String> shortly(boolean customerCopy, CardPayment payment) {
        return List.of(
                customerCopy ? "KUNDENBELEG" : "HÄNDLERBELEG",
                amount(payment.amountCents()) + " EUR");
    }

    static List<String> endOfDay(List<CardPayment> turnover, String terminalId, LocalDateTime at) {
        long sum = 0;
        for (CardPayment each : turnover) {
            boolean refund = each.state() == CardPayment.State.REFUNDED;
            sum += refund ? -each.amountCents() : each.amountCents();
        }
        return List.of(
                "* * KASSENSCHNITT * *",
                "Terminal-ID      " + terminalId,
                "Datum        " + DATE.format(at),
                "Uhrzeit      " + TIME.format(at) + " Uhr",
                "Anzahl girocard  %4d".formatted(turnover.size()),
                "Summe        EUR %s".formatted(amount(sum)),
                "Kassenschnitt erfolgt");
    }

    private static String kind(CardPayment.State state) {
        return switch (state) {
            case BOOKED -> "Kartenzahlung";
            case REVERSED -> "Storno";
            case RESERVED -> "Reservierung";
            case REFUNDED -> "Gutschrift";
        };
    }

    private static String result(CardPayment.State state) {
        return switch (state) {
            case BOOKED -> "*** Zahlung erfolgt ***";
            case REVERSED -> "*** Storno erfolgt ***";
            case RESERVED -> "*** Reserviert ***";
            case REFUNDED -> "*** Gutschrift erfolgt ***";
        };
    }

    private static String amount(long cents) {
        return String.format(Locale.GERMANY, "%,.2f", cents / 100.0);
    }

    private SlipText() {}
}
