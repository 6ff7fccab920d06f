package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the case worker sees of one case: the answers page by page in the form's own words, the
/// payment, and the event log as far as it proves itself.
final class CaseView {
    private final ReceivedCase received;
    private final Optional<PublicService> service;

    CaseView(ReceivedCase received, Optional<PublicService> service) {
        this.received = received;
        this.service = service;
    }

    Map<String, Object> of(List<EventToken> events, List<CaseEntry> twins) {
        Map<String, Object> view = new HashMap<>();
        view.put("id", received.caseId());
        view.put(
                "reference", received.reference().isEmpty() ? "ohne Nummer" : received.reference());
        view.put(
                "service",
                service.map(it -> it.name().german()).orElse(received.serviceIdentifier()));
        view.put("time", GermanText.time(received.receivedAt()));
        view.put("machineTime", received.receivedAt());
        view.put("state", received.state().name());
        view.put("stateLabel", received.state().german());
        view.put("fee", fee());
        view.put("sections", sections());
        view.put("payment", payment());
        view.put("attachments", attachments());
        view.put("data", Json.pretty(received.data()));
        view.put("metadata", Json.pretty(received.metadata()));
        view.put("reasons", received.reasons());
        view.put("events", events.stream().map(CaseView::event).toList());
        view.put("twins", twins.stream().map(CaseView::twin).toList());
        return view;
    }

    private String fee() {
        long due = service.map(it -> it.fee().cents()).orElse(0L);
        long paid = received.paidCents();
        if (paid == 0) return due == 0 ? "gebührenfrei" : GermanText.euros(due) + " offen";
        String text = GermanText.euros(paid) + " bezahlt";
        return paid == due ? text : text + " (Gebühr laut Katalog " + GermanText.euros(due) + ")";
    }

    private List<Map<String, Object>> sections() {
        if (service.isEmpty()) return List.of();
        try {
            var form = service.get().form();
            return form.describe(form.fromJson(received.data()), "de").stream()
                    .map(CaseView::section)
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            // The page then points to the raw data; the reasons name what is wrong with them.
            return List.of();
        }
    }

    private static Map<String, Object> section(Summary page) {
        return Map.of(
                "title",
                page.pageTitle(),
                "entries",
                page.entries().stream().map(it -> pair(it.label(), it.value())).toList());
    }

    private List<Map<String, Object>> payment() {
        JsonNode paid =
                Json.parse(received.metadata()).orElseGet(Json::object).path("paymentInformation");
        if (paid.isMissingNode()) return List.of();
        var lines = new ArrayList<Map<String, Object>>();
        lines.add(pair("Betrag", GermanText.euros(received.paidCents())));
        lines.add(
                pair(
                        "Stand",
                        paid.path("status").asText().equals("BOOKED")
                                ? "gebucht"
                                : paid.path("status").asText()));
        line(lines, "Zahlungsart", paid.path("paymentMethodDetail"));
        line(lines, "Referenz", paid.path("transactionReference"));
        line(lines, "Belegnummer", paid.path("transactionId"));
        line(lines, "Zeitpunkt", paid.path("transactionTimestamp"));
        return lines;
    }

    private static void line(List<Map<String, Object>> lines, String label, JsonNode value) {
        if (value.isTextual()) lines.add(pair(label, value.textValue()));
    }

    private List<Map<String, Object>> attachments() {
        var list = new ArrayList<Map<String, Object>>();
        for (Map.Entry<UUID, byte[]> each : received.attachments().entrySet()) {
            list.add(
                    Map.of(
                            "link",
                            "/inbox/cases/" + received.caseId() + "/attachments/" + each.getKey(),
                            "size",
                            each.getValue().length));
        }
        return list;
    }

    private static Map<String, Object> event(EventToken event) {
        return Map.of(
                "what", event.kind().german(),
                "time", GermanText.preciseTime(event.at()),
                "who", EventLines.author(event));
    }

    private static Map<String, Object> twin(CaseEntry entry) {
        return Map.of("id", entry.caseId(), "time", GermanText.time(entry.receivedAt()));
    }

    private static Map<String, Object> pair(String label, String value) {
        return Map.of("label", label, "value", value);
    }
}
