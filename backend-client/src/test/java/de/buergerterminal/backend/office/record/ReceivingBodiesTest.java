package de.buergerterminal.backend.office.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of the form carries a marker of its own; a copy may hold only those of its list.
class ReceivingBodiesTest {
    private static final String TRADE = "gewerbe-anmeldung";
    private static final Instant AT = Instant.parse("2026-11-22T09:15:00Z");
    private static final ServiceCatalogue STOCK = StockCatalogue.load();
    private static final ReceivingBodies BODIES = ReceivingBodies.stock();

    static Stream<Arguments> bodies() {
        return Stream.of(TRADE, "gewerbe-ummeldung", "gewerbe-abmeldung")
                .flatMap(service -> BODIES.of(service).stream().map(it -> arguments(service, it)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyGetsItsOwnFieldsAndNoOthers(String service, ReceivingBody body) {
        var markers = new LinkedHashMap<String, String>();
        ObjectNode application = filledWithMarkers(service, markers);

        String copy =
                BODIES.copies(service, "PB-2026", application, AT).stream()
                        .filter(it -> it.body().equals(body))
                        .findFirst()
                        .orElseThrow()
                        .data();

        List<String> listed = body.allFields();
        markers.forEach((field, marker) -> {
            boolean own =
                    listed.stream().anyMatch(it -> field.equals(it) || field.startsWith(it + "/"));
            if (own) {
                assertThat(copy).as(field).contains(marker);
            } else {
                assertThat(copy).as(field).doesNotContain(marker);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyListedFieldStandsInTheForm(String service, ReceivingBody body) {
        List<String> known = formFields(service);

        for (String field : body.allFields()) {
            assertThat(known)
                    .as(field)
                    .anyMatch(it ->
                            it.equals(field)
                                    || it.startsWith(field + "/")
                                    || field.startsWith(it + "/"));
        }
        assertThat(body.basis()).isNotBlank();
        assertThat(body.purpose()).isNotBlank();
    }

    @Test
    void statisticsLearnNoNameNoStreetAndNoPhone() {
        var markers = new LinkedHashMap<String, String>();
        ObjectNode application = filledWithMarkers(TRADE, markers);
        RoutedCopy copy = copyFor("statistisches-landesamt", application);

        assertThat(copy.data())
                .doesNotContain(markers.get("G05000011594/F60000000227"))
                .doesNotContain(markers.get("G05000011594/G05000011747/F60000000240"))
                .doesNotContain(markers.get("site/G05000011494/F60000000243"));
    }

    @Test
    void theChamberOfCraftsLearnsOfCraftsOnly() {
        ObjectNode application = new ObjectMapper().createObjectNode();
        ObjectNode kind = application.withObject("/G05000011644/G05000011730");
        kind.put("F05000017593", false).put("F05000017592", true);
        assertThat(names(application))
                .contains("finanzamt", "industrie-und-handelskammer", "berufsgenossenschaft")
                .doesNotContain("handwerkskammer");

        kind.put("F05000017593", true).put("F05000017592", false);
        assertThat(names(application))
                .contains("handwerkskammer", "statistisches-landesamt")
                .doesNotContain("industrie-und-handelskammer");
    }

    @Test
    void otherServicesStayWithTheOffice() {
        assertThat(
                        BODIES.copies(
                                "meldebescheinigung",
                                "x",
                                new ObjectMapper().createObjectNode(),
                                AT))
                .isEmpty();
    }

    @Test
    void aCopyReadAgainIsTheSame() {
        for (RoutedCopy copy :
                BODIES.copies(TRADE, "x", filledWithMarkers(TRADE, new LinkedHashMap<>()), AT)) {
            assertThat(ReceivingBodies.again(copy.body(), copy.data(), AT).fields())
                    .containsExactlyInAnyOrderElementsOf(copy.fields());
        }
    }

    private static RoutedCopy copyFor(String body, JsonNode application) {
        return BODIES.copies(TRADE, "x", application, AT).stream()
                .filter(it -> it.body().id().equals(body))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode application) {
        return BODIES.copies(TRADE, "x", application, AT).stream()
                .map(it -> it.body().id())
                .toList();
    }

    /// Text everywhere but in the four kinds of trade and `siteIsHome`, which decide who learns.
    private static ObjectNode filledWithMarkers(String service, Map<String, String> markers) {
        ObjectNode application = new ObjectMapper().createObjectNode();
        for (String field : formFields(service)) {
            String[] steps = field.split("/", -1);
            ObjectNode at = application;
            for (int i = 0; i < steps.length - 1; i++) at = at.withObject("/" + steps[i]);
            boolean decides = field.matches(".*F0500001759[2-5]|siteIsHome");
            if (decides) {
                at.put(steps[steps.length - 1], true);
            } else {
                String marker = "marker-%03d-end".formatted(markers.size());
                markers.put(field, marker);
                at.put(steps[steps.length - 1], marker);
            }
        }
        return application;
    }

    private static List<String> formFields(String service) {
        PublicService trade = STOCK.service(new ServiceId(service)).orElseThrow();
        var names = new ArrayList<String>();
        trade.form().pages().forEach(page -> page.fields().forEach(it -> names.addAll(leaves(it))));
        return names;
    }

    private static List<String> leaves(Field field) {
        return field instanceof Field.AddressField address
                ? address.parts().stream().map(Field::name).toList()
                : List.of(field.name());
    }
}
