package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the inbox's list shows: one page of cases, newest first, and the filters that chose them.
///
/// @param state empty for all
/// @param service identifier, empty for all
/// @param offset how many newer cases are left out
record ListView(Optional<CaseState> state, String service, int offset) {
    private static final int PER_PAGE = 50;

    Map<String, Object> of(Registry registry, Map<String, PublicService> services) {
        // One more than shown tells whether there is another page.
        List<CaseEntry> found = registry.entries(state, service, offset, PER_PAGE + 1);
        Function<String, String> serviceName =
                it -> Optional.ofNullable(services.get(it)).map(ListView::name).orElse(it);
        return Map.of(
                "cases",
                found.stream().limit(PER_PAGE).map(it -> line(it, serviceName)).toList(),
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
                "filtered",
                state.isPresent() || !service.isEmpty(),
                "newer",
                offset == 0 ? "" : link(Math.max(0, offset - PER_PAGE)),
                "older",
                found.size() <= PER_PAGE ? "" : link(offset + PER_PAGE));
    }

    private static String name(PublicService service) {
        return service.name().german();
    }

    private static Map<String, Object> line(CaseEntry entry, Function<String, String> serviceName) {
        return Map.of(
                "id", entry.caseId(),
                "time", GermanText.time(entry.receivedAt()),
                "machineTime", entry.receivedAt(),
                "service", serviceName.apply(entry.service()),
                "reference", entry.reference().isEmpty() ? "ohne Nummer" : entry.reference(),
                "state", entry.state().name(),
                "stateLabel", entry.state().german(),
                "paid", entry.paidCents() == 0 ? "–" : GermanText.euros(entry.paidCents()));
    }

    private static Map<String, Object> option(String code, String label, boolean chosen) {
        return Map.of("code", code, "label", label, "chosen", chosen);
    }

    private String link(int newOffset) {
        return "/inbox?status="
                + state.map(CaseState::name).orElse("")
                + "&service="
                + URLEncoder.encode(service, StandardCharsets.UTF_8)
                + "&offset="
                + newOffset;
    }
}
