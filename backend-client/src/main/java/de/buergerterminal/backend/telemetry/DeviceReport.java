package de.buergerterminal.backend.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How one device is.
///
/// @param id `[a-z0-9-]{1,32}`, a topic segment
/// @param kind the device kind's word, for example `receipt-printer`
/// @param codes fault codes by name such as `PAPER_LOW`, at most 16; empty when all is well
/// @param since when this status began
public record DeviceReport(
        String id, String kind, Status status, List<String> codes, Instant since) {
    public DeviceReport {
        Vocabulary.DEVICE_ID.check(id);
        Vocabulary.KIND.check(kind);
        codes = List.copyOf(codes);
        if (codes.size() > 16) throw new IllegalArgumentException("at most 16 fault codes");
        codes.forEach(Vocabulary.CODE::check);
    }

    public enum Status {
        OK,
        /// Works, needs care soon.
        WARN,
        FAIL,
        /// Not probed yet, or not there.
        ABSENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
