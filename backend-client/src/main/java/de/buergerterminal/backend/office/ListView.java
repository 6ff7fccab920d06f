package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the inbox's list shows: one page of cases, newest first, and the filters that chose them.
///
/// @param state empty for all
/// @param service identifier, empty for all
/// @param number part of the case number, empty for all
/// @param offset how many newer cases are left out
record ListView(Optional<CaseState> state, String service, String number, int offset) {
    private static final int PER_PAGE = 50;

    Map<String, Object> of(Registry registry, Map<String, PublicService> services) {
        // One more than shown tells whether there is another page.
        List<CaseEntry> found = registry.entries(state, service, number, offset, PER_PAGE + 1);
        return Map.of(
                "cases",
                found.stream()
                        .limit(PER_PAGE)
                        .map(it -> line(it, Optional.ofNullable(services.get(it.service()))))
                        .toList(),
                "states",
                Arrays.stream(CaseState.values())
                        .map(it -> option(it.name(), it.german(), state.equals(Optional.of(it))))
                        .toList(),
                "services",
                services.entrySet().stream()
                        .map(it ->
                                option(
                                        it.getKey(),
                                        name(it.getValue()),
                                        it.getKey().equals(service)))
                        .toList(),
                "fresh",
                registry.count(CaseState.NEW),
                "number",
                number,
                "filtered",
                state.isPresent() || !service.isEmpty() || !number.isEmpty(),
                "newer",
                offset == 0 ? "" : link(Math.max(0, offset - PER_PAGE)),
                "older",
                found.size() <= PER_PAGE ? "" : link(offset + PER_PAGE));
    }

    private static String name(PublicService service) {
        return service.name().german();
    }

    static Map<String, Object> line(CaseEntry entry, Optional<PublicService> service) {
        return Map.of(
                "id", entry.caseId(),
                "time", GermanText.time(entry.receivedAt()),
                "machineTime", entry.receivedAt(),
                "service", service.map(ListView::name).orElse(entry.service()),
                "reference", entry.reference().isEmpty() ? "ohne Nummer" : entry.reference(),
                "state", entry.state().name(),
                "stateLabel", entry.state().german(),
                "paid", paid(entry.paidCents(), service));
    }

    private static String paid(long cents, Optional<PublicService> service) {
        if (cents > 0) return GermanText.euros(cents);
        return service.filter(it -> it.fee().isFree()).isPresent() ? "gebührenfrei" : "offen";
    }

    private static Map<String, Object> option(String code, String label, boolean chosen) {
        return Map.of("code", code, "label", label, "chosen", chosen);
    }

    private String link(int newOffset) {
        return "/inbox?status="
                + state.map(CaseState::name).orElse("")
                + "&service="
                + URLEncoder.encode(service, StandardCharsets.UTF_8)
                + "&number="
                + URLEncoder.encode(number, StandardCharsets.UTF_8)
                + "&offset="
                + newOffset;
    }
}
