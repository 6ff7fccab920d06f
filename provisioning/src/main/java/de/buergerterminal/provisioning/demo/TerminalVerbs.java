package de.buergerterminal.provisioning.demo;

import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All that can happen to a simulated payment terminal, for scenarios and for people who test a
/// till: the few verbs of the dock, and those that need a value, wait or check the ledger.
final class TerminalVerbs {
    private static final String GROUP = "Kartenterminal";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Verb.Values CODE = new Verb.Values("[0-9A-Fa-f]{2}", "HEX");
    private static final Verb.Values SECONDS = new Verb.Values("[0-9]{1,3}", "SECONDS");
    private static final Verb.Values COUNT = new Verb.Values("[0-9]{1,3}", "COUNT");
    private static final Verb.Values AMOUNT = new Verb.Values("[0-9]{1,6}[.,][0-9]{2}", "AMOUNT");
    private static final Verb.Values CODE_AND_TEXT =
            new Verb.Values("[0-9A-Fa-f]{2} .{1,80}", "HEX TEXT");

    private TerminalVerbs() {}

    static List<Verb> of(SimulatedPaymentTerminal terminal) {
        List<Verb> verbs = new ArrayList<>(DeviceVerbs.of(terminal));
        verbs.addAll(
                List.of(
                        with(
                                "cards-by-themselves",
                                SECONDS,
                                it -> terminal.presentCardsAutomatically(seconds(it))),
                        plain("cards-by-hand", terminal::waitForCards),
                        plain("mistype-pin", terminal::mistypeNextPin),
                        plain("remove-card-early", terminal::removeNextCardEarly),
                        with("slow-host", SECONDS, it -> terminal.slowHost(seconds(it))),
                        with(
                                "give-up-on-cards-after",
                                SECONDS,
                                it -> terminal.waitForCardsAtMost(seconds(it))),
                        with("lock-with", CODE, it -> terminal.lock(code(it))),
                        plain("journal-full", terminal::fillJournal),
                        plain("want-end-of-day", terminal::wantEndOfDay),
                        plain("end-day-by-itself", terminal::endDayByItself),
                        with("wish", CODE, it -> terminal.wish(code(it))),
                        plain("insist-on-printer", terminal::insistOnPrinter),
                        plain("say-strange-things", terminal::sayStrangeThings),
                        plain("add-unknown-bitmap", terminal::addUnknownBitmap),
                        with(
                                "own-words",
                                CODE_AND_TEXT,
                                it ->
                                        terminal.sayInOwnWords(
                                                code(it.substring(0, 2)), it.substring(3))),
                        plain("vanish-before-slips", terminal::vanishBeforeSlips),
                        plain("trickle", terminal::trickle),
                        plain("glue-messages", terminal::glueMessages),
                        plain("garble-serial-blocks", terminal::garbleSerialBlocks),
                        plain("double-serial-blocks", terminal::doubleSerialBlocks),
                        with(
                                "refuse-serial-blocks",
                                COUNT,
                                it -> terminal.refuseSerialBlocks(Integer.parseInt(it))),
                        with(
                                "miss-serial-blocks",
                                COUNT,
                                it -> terminal.missSerialBlocks(Integer.parseInt(it)))));
        verbs.addAll(checks(terminal));
        return verbs;
    }

    private static List<Verb> checks(SimulatedPaymentTerminal terminal) {
        return List.of(
                plain(
                        "await-payment",
                        () -> expect(terminal.awaitPayment(LONGEST_WAIT), "no payment began")),
                plain(
                        "await-end",
                        () -> expect(terminal.awaitEndOfPayment(LONGEST_WAIT), "no payment ended")),
                with(
                        "expect-booked",
                        AMOUNT,
                        it -> {
                            expectLast(terminal, CardPayment.State.BOOKED);
                            long booked = terminal.payments().getLast().amountCents();
                            expect(booked == cents(it), "the last payment is " + euros(booked));
                        }),
                plain("expect-reversed", () -> expectLast(terminal, CardPayment.State.REVERSED)),
                with(
                        "expect-payments",
                        COUNT,
                        it -> {
                            int count = terminal.payments().size();
                            expect(count == Integer.parseInt(it), "the ledger holds " + count);
                        }),
                with(
                        "expect-days-ended",
                        COUNT,
                        it -> {
                            int count = terminal.daysEnded();
                            expect(
                                    count == Integer.parseInt(it),
                                    "the day was ended " + count + " times");
                        }));
    }

    private static void expectLast(SimulatedPaymentTerminal terminal, CardPayment.State expected) {
        expect(!terminal.payments().isEmpty(), "there was no payment");
        var state = terminal.payments().getLast().state();
        expect(state == expected, "the last payment is " + state);
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) throw new IllegalStateException(otherwise + ".");
    }

    private static Verb plain(String name, Verb.Plain deed) {
        return Verb.of(GROUP, name, name, deed);
    }

    private static Verb with(String name, Verb.Values values, Verb.Deed deed) {
        return new Verb(GROUP, name, name, values, deed);
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Long.parseLong(digits));
    }

    private static int code(String hex) {
        return Integer.parseInt(hex, 16);
    }

    private static long cents(String amount) {
        return new BigDecimal(amount.replace(',', '.')).movePointRight(2).longValueExact();
    }

    private static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
