package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.record.RoutedCopy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the case worker sees of one case: the answers page by page in the form's own words, the
/// payment, and the event log as far as it proves itself.
final class CaseView {
    private final FiledCase filed;
    private final ReceivedCase received;
    private final Optional<PublicService> service;

    CaseView(FiledCase filed, Optional<PublicService> service) {
        this.filed = filed;
        this.received = filed.received();
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
        view.put("open", received.state().isOpen());
        view.put("fee", fee());
        view.put("refund", received.state() == CaseState.REJECTED && received.paidCents() > 0);
        view.put("language", language());
        view.put("replyChannel", replyChannel());
        view.put("sections", ReadableCase.sections(received.data(), service));
        view.put("payment", payment());
        view.put("attachments", attachments());
        view.put("copies", filed.copies().stream().map(this::copy).toList());
        view.put("data", Json.pretty(received.data()));
        view.put("metadata", Json.pretty(received.metadata()));
        view.put("reasons", received.reasons());
        view.put("events", events.stream().map(CaseView::event).toList());
        view.put("twins", twins.stream().map(CaseView::twin).toList());
        return view;
    }

    /// Our own terminals say in which language the citizen filled in the form.
    private String language() {
        return Json.parse(received.metadata())
                .flatMap(it -> Json.text(it, "/terminal/language"))
                .filter(it -> it.matches("[a-z]{2,3}"))
                .map(it -> Locale.of(it).getDisplayLanguage(Locale.GERMAN))
                .orElse("");
    }

    /// How the sender wants to be asked or answered; our own terminals name FIT-Connect.
    private String replyChannel() {
        JsonNode channel =
                Json.parse(received.metadata()).orElseGet(Json::object).path("replyChannel");
        return Json.text(channel, "/eMail/address")
                .map("E-Mail an "::concat)
                .or(() -> Json.text(channel, "/deMail/address").map("De-Mail an "::concat))
                .or(() -> Json.text(channel, "/elster/accountId").map("ELSTER-Konto "::concat))
                .or(() -> Json.text(channel, "/idBundDeMailbox/mailboxUuid").map(_ -> "BundID"))
                .orElse(
                        channel.has("fitConnect")
                                ? "FIT-Connect (am Terminal, mit dem Beleg)"
                                : "");
    }

    private String fee() {
        long due = service.map(this::due).orElse(0L);
        long paid = received.paidCents();
        if (paid == 0) return due == 0 ? "gebührenfrei" : GermanText.euros(due) + " offen";
        String text = GermanText.euros(paid) + " bezahlt";
        return paid == due ? text : text + " (Gebühr laut Katalog " + GermanText.euros(due) + ")";
    }

    /// By the tariff of the day it arrived, for what was answered.
    private long due(PublicService service) {
        LocalDate day = LocalDate.ofInstant(received.receivedAt(), GermanText.ZONE);
        try {
            return service.pricedOn(day, service.form().fromJson(received.data())).fee().cents();
        } catch (IllegalArgumentException noDocument) {
            return service.pricedOn(day).fee().cents();
        }
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
        Json.text(paid, "/transactionTimestamp")
                .ifPresent(it -> lines.add(pair("Zeitpunkt", readableTime(it))));
        return lines;
    }

    private static String readableTime(String timestamp) {
        try {
            return GermanText.time(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeParseException foreign) {
            return timestamp;
        }
    }

    private static void line(List<Map<String, Object>> lines, String label, JsonNode value) {
        if (value.isTextual()) lines.add(pair(label, value.textValue()));
    }

    private List<Map<String, Object>> attachments() {
        var list = new ArrayList<Map<String, Object>>();
        for (OpenedAttachment each : filed.attachments()) {
            list.add(
                    Map.of(
                            "name",
                            each.name().isBlank() ? "Anlage " + (list.size() + 1) : each.name(),
                            "link",
                            "/inbox/cases/" + received.caseId() + "/attachments/" + each.id(),
                            "size",
                            each.size()));
        }
        return list;
    }

    private Map<String, Object> copy(RoutedCopy copy) {
        return Map.of(
                "name",
                copy.body().name(),
                "purpose",
                copy.body().purpose(),
                "basis",
                copy.body().basis(),
                "time",
                GermanText.time(copy.madeAt()),
                "fields",
                ReadableCase.labels(received.data(), service, copy.fields()),
                "link",
                "/inbox/cases/" + received.caseId() + "/copies/" + copy.body().id());
    }

    private static Map<String, Object> event(EventToken event) {
        return Map.of(
                "what", event.kind().german(),
                "time", GermanText.preciseTime(event.at()),
                "who", EventLines.author(event));
    }

    static Map<String, Object> question(Question question) {
        return Map.of(
                "text", question.text(),
                "time", GermanText.time(question.askedAt()),
                "open", question.isOpen(),
                "unread", question.unread(),
                "closed", question.closedAt().map(GermanText::time).orElse(""));
    }

    private static Map<String, Object> twin(CaseEntry entry) {
        return Map.of("id", entry.caseId(), "time", GermanText.time(entry.receivedAt()));
    }

    private static Map<String, Object> pair(String label, String value) {
        return Map.of("label", label, "value", value);
    }
}
