package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Authorisation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the terminal says of one transaction, `04 0F` (PA00P015 rev 13.08). Every field may be
/// missing; `stoppedAt` names the bitmap at which reading ended early, if it did. Result code 37
/// (55 decimal, wrong PIN) may be followed by another status information.
public record StatusInformation(
        OptionalInt resultCode,
        OptionalLong amountCents,
        OptionalInt receiptNumber,
        OptionalInt traceNumber,
        OptionalInt originalTrace,
        String terminalId,
        String cardName,
        String maskedPan,
        Optional<LocalDateTime> at,
        Optional<DayTotals> totals,
        OptionalInt stoppedAt) {
    private static final int TAG_RECEIPT = 0x08;
    private static final int RECEIPT_BYTES = 2;
    private static final int TAG_APPLICATION_LABEL = 0x42;

    public static StatusInformation parse(Bytes data, LocalDate today) {
        Fields fields = Fields.parse(data);
        OptionalInt receipt =
                fields.value(Fields.RECEIPT)
                        .or(() -> Tlv.find(fields.container(), TAG_RECEIPT))
                        .filter(it -> it.size() == RECEIPT_BYTES)
                        .map(it -> (int) Bcd.decode(it))
                        .filter(it -> it > 0)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty());
        return new StatusInformation(
                fields.octet(Fields.RESULT),
                fields.number(Fields.AMOUNT),
                receipt,
                number(fields, Fields.TRACE),
                number(fields, Fields.ORIGINAL_TRACE),
                fields.value(Fields.TERMINAL_ID).map(Bcd::digits).orElse(""),
                cardName(fields),
                fields.value(Fields.PAN).map(CardData::readable).orElse(""),
                clock(fields, today),
                fields.value(Fields.TOTALS).flatMap(DayTotals::parse),
                fields.stoppedAt());
    }

    public boolean isSuccess() {
        return resultCode.isPresent() && resultCode.getAsInt() == ResultCode.OK;
    }

    /// The facts of a success, if there are enough of them to find the transaction again.
    ///
    /// @param askedCents the amount that was asked for; empty if only the terminal knows it
    public Optional<Authorisation> authorisation(OptionalLong askedCents, LocalDateTime now) {
        OptionalLong amount = amountCents.isPresent() ? amountCents : askedCents;
        boolean otherAmount =
                askedCents.isPresent()
                        && amount.isPresent()
                        && amount.getAsLong() != askedCents.getAsLong();
        if (!isSuccess() || receiptNumber.isEmpty() || amount.isEmpty() || otherAmount) {
            return Optional.empty();
        }
        return Optional.of(
                new Authorisation(
                        amount.getAsLong(),
                        receiptNumber.getAsInt(),
                        traceNumber.orElse(0),
                        terminalId,
                        cardName,
                        maskedPan,
                        at.orElse(now)));
    }

    private static OptionalInt number(Fields fields, int bitmap) {
        OptionalLong number = fields.number(bitmap);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    private static String cardName(Fields fields) {
        Bytes name =
                fields.value(Fields.CARD_NAME)
                        .or(() -> Tlv.find(fields.container(), TAG_APPLICATION_LABEL))
                        .orElse(Bytes.NONE);
        return CardData.withoutCardNumbers(TerminalCharset.CP437.decode(name).strip());
    }

    /// The terminal names month and day only: the year is the one that makes it nearest to today.
    private static Optional<LocalDateTime> clock(Fields fields, LocalDate today) {
        OptionalLong date = fields.number(Fields.DATE);
        OptionalLong time = fields.number(Fields.TIME);
        if (date.isEmpty() || time.isEmpty()) return Optional.empty();
        String text = String.format(Locale.ROOT, "%04d%06d", date.getAsLong(), time.getAsLong());
        try {
            LocalDateTime thisYear =
                    LocalDateTime.of(
                            today.getYear(),
                            two(text, 0),
                            two(text, 2),
                            two(text, 4),
                            two(text, 6),
                            two(text, 8));
            boolean lastYear = thisYear.toLocalDate().isAfter(today.plusMonths(6));
            boolean nextYear = thisYear.toLocalDate().isBefore(today.minusMonths(6));
            return Optional.of(thisYear.plusYears(lastYear ? -1 : nextYear ? 1 : 0));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private static int two(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }
}
