package de.buergerterminal.backend.office;

import java.util.List;
import java.util.Map;

/// The audit trail as its page shows it.
final class AuditView {
    private static final int PER_PAGE = 100;

    private AuditView() {}

    static Map<String, Object> of(AuditTrail audit, int offset) {
        List<AuditTrail.Line> found = audit.lines(offset, PER_PAGE + 1);
        String verdict =
                audit.firstBroken()
                        .map(it -> "Eintrag %d wurde verändert oder fehlt.".formatted(it))
                        .orElse("");
        return Map.of(
                "lines",
                found.stream().limit(PER_PAGE).map(AuditView::line).toList(),
                "count",
                audit.count(),
                "broken",
                verdict,
                "lastDigest",
                audit.lines(0, 1).stream().findFirst().map(AuditTrail.Line::digest).orElse(""),
                "newer",
                offset == 0 ? "" : "/inbox/audit?offset=" + Math.max(0, offset - PER_PAGE),
                "older",
                found.size() <= PER_PAGE ? "" : "/inbox/audit?offset=" + (offset + PER_PAGE));
    }

    static Map<String, Object> line(AuditTrail.Line line) {
        return Map.of(
                "number",
                line.number(),
                "time",
                GermanText.preciseTime(line.at()),
                "who",
                line.who(),
                "what",
                line.what().german(),
                "caseId",
                line.caseId());
    }
}
