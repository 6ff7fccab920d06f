package de.buergerterminal.device.zvt;

import java.util.Optional;

/// The totals of an end of day, bitmap 60 (PA00P015 rev 13.08): first and last receipt number, then
/// count and sum for each of seven card brands.
///
/// @param firstReceipt 0 to 9999
/// @param lastReceipt 0 to 9999
/// @param count payments of all brands, each brand counted up to 255
/// @param cents sum of all brands
public record DayTotals(int firstReceipt, int lastReceipt, int count, long cents) {
    private static final int RECEIPTS = 4;
    private static final int BRAND = 7;
    private static final int BRANDS = 7;

    /// Empty if the totals do not have the documented form.
    static Optional<DayTotals> parse(Bytes totals) {
        if (totals.size() != RECEIPTS + BRANDS * BRAND) return Optional.empty();
        long first = Bcd.decode(totals.slice(0, 2));
        long last = Bcd.decode(totals.slice(2, RECEIPTS));
        int count = 0;
        long cents = 0;
        for (int at = RECEIPTS; at < totals.size(); at += BRAND) {
            long sum = Bcd.decode(totals.slice(at + 1, at + BRAND));
            if (sum < 0) return Optional.empty();
            count += totals.at(at);
            cents += sum;
        }
        return first < 0 || last < 0
                ? Optional.empty()
                : Optional.of(new DayTotals((int) first, (int) last, count, cents));
    }
}
