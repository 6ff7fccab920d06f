package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.zvt.TerminalTask;
import de.buergerterminal.device.zvt.ZvtPaymentTerminal;
import de.buergerterminal.provisioning.Main;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor payment-terminal`.
@Command(
        name = "payment-terminal",
        description =
                "Checks a payment terminal (ZVT). Attention: pay takes real money on a real terminal.",
        mixinStandardHelpOptions = true)
final class PaymentTerminalCheck implements Callable<Integer> {
    private static final Duration LONGEST_TASK = Duration.ofMinutes(16);

    /// The terminal's quarter of an hour, and the time in which an unseen end is settled.
    private static final Duration LONGEST_PAYMENT = Duration.ofMinutes(18);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description =
                    "status (default); pay AMOUNT (for example 12.34), last, reverse RECEIPT-NUMBER,"
                            + " refund AMOUNT; end-of-day, totals, diagnosis, initialise,"
                            + " self-test, configuration, last-receipt, set-time, reset")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        String verb = action.getFirst();
        String value = action.size() > 1 ? action.get(1) : "";
        var terminal = ZvtPaymentTerminal.at(new DeviceId("payment-terminal"), address.uri());
        return switch (verb) {
            case "status" -> examination.of(terminal, Examination::nothingMore);
            case "pay" -> {
                long cents = cents(line, value);
                yield examination.of(terminal, it -> pay(examination, it, cents));
            }
            case "last" -> examination.ofAny(terminal, it -> last(examination, it));
            case "reverse" -> {
                int receipt = receiptNumber(line, value);
                yield examination.ofAny(terminal, it -> reverse(examination, it, receipt));
            }
            default -> {
                var task = task(line, verb, value);
                yield examination.ofAny(terminal, it -> carryOut(examination, it, task));
            }
        };
    }

    private static TerminalTask task(CommandLine line, String verb, String value) {
        return switch (verb) {
            case "refund" -> new TerminalTask.Refund(cents(line, value));
            case "end-of-day" -> new TerminalTask.EndOfDay();
            case "totals" -> new TerminalTask.SendTotals();
            case "diagnosis" -> new TerminalTask.Diagnosis();
            case "initialise" -> new TerminalTask.Initialisation();
            case "self-test" -> new TerminalTask.SelfTest();
            case "configuration" -> new TerminalTask.PrintConfiguration();
            case "last-receipt" -> new TerminalTask.RepeatReceipt();
            case "set-time" -> new TerminalTask.SetTime(LocalDateTime.now(ZoneId.systemDefault()));
            case "reset" -> new TerminalTask.Reset();
            default ->
                    throw new ParameterException(
                            line,
                            "Unknown action; a payment terminal can do: status, pay AMOUNT, last,"
                                    + " reverse RECEIPT-NUMBER, refund AMOUNT, end-of-day, totals,"
                                    + " diagnosis, initialise, self-test, configuration,"
                                    + " last-receipt, set-time, reset.");
        };
    }

    private static int carryOut(
            Examination examination, ZvtPaymentTerminal terminal, TerminalTask task)
            throws Exception {
        var report =
                Examination.await(
                        terminal.carryOut(
                                task, text -> examination.say("Terminal: %s", text.german())),
                        LONGEST_TASK);
        report.printed().forEach(slipLine -> examination.say("  | %s", slipLine));
        report.totals()
                .ifPresent(it ->
                        examination.say(
                                "Turnover: %d payments, %s EUR, receipts %d to %d.",
                                it.count(),
                                euros(it.cents()),
                                it.firstReceipt(),
                                it.lastReceipt()));
        report.fault().ifPresent(examination::explain);
        examination.say(report.done() ? "Done." : "The terminal did not do it.");
        return report.done() ? Main.DONE : Main.REFUSED;
    }

    private static int pay(Examination examination, PaymentTerminal terminal, long cents)
            throws Exception {
        var dialog =
                new PaymentDialog() {
                    @Override
                    public void show(TerminalText text) {
                        examination.say("Terminal: %s", text.german());
                    }

                    @Override
                    public GoodsAnswer authorised(Authorisation authorisation) {
                        examination.say(
                                "Authorised: %s, receipt %d, trace %d.",
                                authorisation.cardName(),
                                authorisation.receiptNumber(),
                                authorisation.traceNumber());
                        return GoodsAnswer.ISSUED;
                    }
                };
        PaymentOutcome outcome =
                Examination.await(terminal.pay(cents, dialog), LONGEST_PAYMENT);
        return switch (outcome) {
            case PaymentOutcome.Paid it -> {
                it.slip().forEach(slipLine -> examination.say("  | %s", slipLine));
                examination.say(
                        "Paid %s EUR; receipt number %d.",
                        euros(it.authorisation().amountCents()),
                        it.authorisation().receiptNumber());
                yield Main.DONE;
            }
            case PaymentOutcome.Declined it ->
                    no(
                            examination,
                            "Declined with result code %02X: %s",
                            it.resultCode(),
                            it.text().german());
            case PaymentOutcome.Cancelled _ ->
                    no(examination, "Cancelled at the terminal; no money moved.");
            case PaymentOutcome.TakenBack _ ->
                    no(examination, "The terminal took the payment back.");
            case PaymentOutcome.Unclear it -> {
                examination.explain(it.fault());
                yield no(
                        examination,
                        "It is unclear whether money moved; ask with the action last.");
            }
            case PaymentOutcome.Unavailable it -> {
                examination.explain(it.fault());
                yield no(examination, "The payment did not start; no money moved.");
            }
        };
    }

    private static int last(Examination examination, PaymentTerminal terminal) throws Exception {
        LastPayment last = Examination.await(terminal.lastPayment(), Duration.ofSeconds(60));
        return switch (last) {
            case LastPayment.Successful it -> {
                examination.say(
                        "The last payment stands: %s EUR, receipt number %d, %s.",
                        euros(it.authorisation().amountCents()),
                        it.authorisation().receiptNumber(),
                        it.authorisation().at());
                yield Main.DONE;
            }
            case LastPayment.NotPaid _ -> {
                examination.say("The last payment was not carried out or was taken back.");
                yield Main.DONE;
            }
            case LastPayment.Unknown it -> {
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
        };
    }

    private static int reverse(Examination examination, PaymentTerminal terminal, int receipt)
            throws Exception {
        boolean done = Examination.await(terminal.reverse(receipt), Duration.ofMinutes(4));
        examination.say(
                done
                        ? "The payment with receipt number %d was taken back."
                        : "The terminal did not take back receipt number %d; look at its display.",
                receipt);
        return done ? Main.DONE : Main.REFUSED;
    }

    private static int no(Examination examination, String sentence, Object... values) {
        examination.say(sentence, values);
        return Main.REFUSED;
    }

    private static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static long cents(CommandLine line, String amount) {
        try {
            long cents =
                    new BigDecimal(amount.replace(',', '.')).movePointRight(2).longValueExact();
            if (cents >= 1 && cents <= 99_999_999) return cents;
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            // falls through to the one sentence below
        }
        throw new ParameterException(
                line, "Give the amount in euros from 0.01 to 999999.99, for example: pay 12.34");
    }

    private static int receiptNumber(CommandLine line, String number) {
        if (number.matches("[0-9]{1,4}")) return Integer.parseInt(number);
        throw new ParameterException(
                line, "Give the receipt number from 1 to 9999, for example: reverse 42");
    }
}
