package de.buergerterminal.device.ipp;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Condition.CannotServe;
import de.buergerterminal.device.supervision.Condition.Fine;
import de.buergerterminal.device.supervision.Condition.NeedsCare;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `printer-state` and `printer-state-reasons` mean (RFC 8011 sections 5.4.11 and 5.4.12, PWG
/// 5100.9-2009). A reason counts by how it begins: printers choose the severity behind it freely,
/// and some cut long ones off.
final class StateReasons {
    static final int IDLE = 3;
    static final int PROCESSING = 4;
    static final int STOPPED = 5;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");

    /// In the order in which they are told when several are true. The first fitting beginning
    /// counts, hence `...-almost-full` stands before `...-full`.
    private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();

    private enum Meaning {
        JAM(FaultCode.PAPER_JAM, true),
        COVER(FaultCode.COVER_OPEN, true),
        NO_TRAY(FaultCode.TRAY_MISSING, true),
        NO_PAPER(FaultCode.TRAY_EMPTY, true),
        OUTPUT_FULL(FaultCode.OUTPUT_FULL, true),
        NO_TONER(FaultCode.TONER_EMPTY, true),
        WASTE_FULL(FaultCode.WASTE_TONER_FULL, true),
        NO_DEVICE(FaultCode.NO_ANSWER, true),
        STOPPED(FaultCode.PRINTER_STOPPED, true),
        LITTLE_PAPER(FaultCode.TRAY_LOW, false),
        OUTPUT_FILLS(FaultCode.OUTPUT_FULL, false),
        LITTLE_TONER(FaultCode.TONER_LOW, false),
        WASTE_FILLS(FaultCode.WASTE_TONER_FULL, false),
        WORN(FaultCode.HARDWARE_ERROR, false);

        private final FaultCode code;
        private final boolean stops;

        Meaning(FaultCode code, boolean stops) {
            this.code = code;
            this.stops = stops;
        }

        Condition with(String detail) {
            var fault = new Fault(code, detail);
            return stops ? new CannotServe(fault) : new NeedsCare(fault);
        }
    }

    static {
        MEANINGS.put("media-jam", Meaning.JAM);
        MEANINGS.put("door-open", Meaning.COVER);
        MEANINGS.put("cover-open", Meaning.COVER);
        MEANINGS.put("interlock-open", Meaning.COVER);
        MEANINGS.put("input-tray-missing", Meaning.NO_TRAY);
        MEANINGS.put("output-tray-missing", Meaning.NO_TRAY);
        MEANINGS.put("media-empty", Meaning.NO_PAPER);
        MEANINGS.put("media-needed", Meaning.NO_PAPER);
        MEANINGS.put("output-area-almost-full", Meaning.OUTPUT_FILLS);
        MEANINGS.put("output-area-full", Meaning.OUTPUT_FULL);
        MEANINGS.put("marker-supply-empty", Meaning.NO_TONER);
        MEANINGS.put("toner-empty", Meaning.NO_TONER);
        MEANINGS.put("marker-supply-missing", Meaning.NO_TONER);
        MEANINGS.put("marker-waste-almost-full", Meaning.WASTE_FILLS);
        MEANINGS.put("marker-waste-full", Meaning.WASTE_FULL);
        MEANINGS.put("marker-waste-missing", Meaning.WASTE_FULL);
        MEANINGS.put("offline", Meaning.NO_DEVICE);
        MEANINGS.put("timed-out", Meaning.NO_DEVICE);
        MEANINGS.put("shutdown", Meaning.NO_DEVICE);
        MEANINGS.put("paused", Meaning.STOPPED);
        MEANINGS.put("moving-to-paused", Meaning.STOPPED);
        MEANINGS.put("media-low", Meaning.LITTLE_PAPER);
        MEANINGS.put("marker-supply-low", Meaning.LITTLE_TONER);
        MEANINGS.put("toner-low", Meaning.LITTLE_TONER);
        MEANINGS.put("developer-", Meaning.WORN);
        MEANINGS.put("opc-", Meaning.WORN);
        MEANINGS.put("fuser-", Meaning.WORN);
    }

    private StateReasons() {}

    /// The worst that is said.
    ///
    /// @param state `printer-state`
    /// @param reasons `printer-state-reasons`
    /// @param otherTrayHasPaper one tray with paper is known, so that an empty one does not matter
    ///   yet
    static Condition conditionOf(int state, List<String> reasons, boolean otherTrayHasPaper) {
        var detail = String.join(", ", told(reasons, 8));
        var worst =
                reasons.stream()
                        .flatMap(reason -> meaningOf(reason, otherTrayHasPaper).stream())
                        .min(Meaning::compareTo)
                        .map(it -> it.with(detail));
        if (state != STOPPED || worst.orElse(null) instanceof CannotServe) {
            return worst.orElseGet(Fine::new);
        }
        // Stands still for a reason of its own; a warning would not explain it.
        return new CannotServe(new Fault(FaultCode.PRINTER_STOPPED, detail));
    }

    private static Optional<Meaning> meaningOf(String reason, boolean otherTrayHasPaper) {
        return MEANINGS.entrySet().stream()
                .filter(it -> reason.startsWith(it.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .map(it -> {
                    var another =
                            it == Meaning.NO_PAPER
                                    && reason.startsWith("media-empty")
                                    && !reason.endsWith("-error")
                                    && otherTrayHasPaper;
                    return another ? Meaning.LITTLE_PAPER : it;
                });
    }

    /// The registered words a reason begins and ends with; what a printer adds of its own is left
    /// out.
    static Optional<String> known(String reason) {
        var severity =
                Stream.of("-error", "-warning", "-report")
                        .filter(reason::endsWith)
                        .findFirst()
                        .orElse("");
        return MEANINGS.keySet().stream()
                .filter(reason::startsWith)
                .findFirst()
                .map(it -> (it.endsWith("-") ? it.substring(0, it.length() - 1) : it) + severity);
    }

    /// Keywords fit for a message; anything else a printer says there is left out.
    static List<String> told(List<String> keywords, int most) {
        return keywords.stream()
                .filter(it -> SHAPE.matcher(it).matches() && !it.equals("none"))
                .limit(most)
                .toList();
    }
}
