package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataSchemaTest {
    @ParameterizedTest
    @EnumSource
    void whatTheTerminalWritesKeepsTheRulesOfItsVersion(MetadataTemplate template) {
        assertThat(template.violation(filled(template))).isEmpty();
    }

    @Test
    void aTimeOnTheFullMinuteKeepsItsSeconds() {
        assertThat(
                        filled(MetadataTemplate.V2_1)
                                .at("/paymentInformation/transactionTimestamp")
                                .asText())
                .isEqualTo("2026-11-22T12:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("violations")
    void eachBrokenRuleIsNamedByItsPlaceAndNotItsContent(
            MetadataTemplate template, String place, Consumer<ObjectNode> breakIt) {
        ObjectNode metadata = filled(template);
        breakIt.accept(metadata);
        assertThat(template.violation(metadata))
                .hasValueSatisfying(it -> assertThat(it).contains(place).doesNotContain("Zoë"));
    }

    static Stream<Arguments> violations() {
        return Stream.of(MetadataTemplate.V1_3, MetadataTemplate.V2_1)
                .flatMap(template ->
                        Stream.of(
                                broken(
                                        template,
                                        "hash",
                                        it -> data(it, "hash").put("content", "Zoë")),
                                broken(
                                        template,
                                        "mimeType",
                                        it ->
                                                data(it, "submissionSchema")
                                                        .put("mimeType", "text/plain")),
                                broken(
                                        template,
                                        "status",
                                        it -> payment(it).put("status", "CANCELLED")),
                                broken(
                                        template,
                                        "grossAmount",
                                        it -> payment(it).put("grossAmount", BigDecimal.ZERO)),
                                broken(
                                        template,
                                        "transactionId",
                                        it -> payment(it).put("transactionId", "Zoë Z")),
                                broken(
                                        template,
                                        "applicationDate",
                                        it ->
                                                ((ObjectNode) it.get("additionalReferenceInfo"))
                                                        .put("applicationDate", "22.11.2026")),
                                broken(
                                        template,
                                        "replyChannel",
                                        it -> it.putObject("replyChannel"))));
    }

    @Test
    void membersOfTheOtherVersionAreRefused() {
        ObjectNode two = filled(MetadataTemplate.V2_1);
        two.putObject("publicServiceType").put("identifier", "urn:de:x");
        assertThat(MetadataTemplate.V2_1.violation(two)).isPresent();
        ObjectNode one = filled(MetadataTemplate.V1_3);
        one.putObject("author").put("name", "x");
        assertThat(MetadataTemplate.V1_3.violation(one)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.3.0,2.1.0,3.0.0 | V2_1
                    1.0.0,1.3.0       | V1_3
                    1.0.0,1.1.0,1.2.0 | V1_2
                    1.1.0             | V1_1
                    1.0.0             | V1_0
                    """)
    void theHighestVersionThatBothKnowIsChosen(String accepted, MetadataTemplate chosen) {
        assertThat(MetadataTemplate.newestOf(List.of(accepted.split(",", -1)))).contains(chosen);
        assertThat(MetadataTemplate.newestOf(List.of("0.9.0", "3.0.0"))).isEmpty();
    }

    private static ObjectNode filled(MetadataTemplate template) {
        return template.fill(
                SealedForTheOffice.request(1),
                SealedForTheOffice.ROUTE,
                "{}".getBytes(UTF_8),
                Map.of(),
                "0.1.0");
    }

    private static Arguments broken(
            MetadataTemplate template, String place, Consumer<ObjectNode> breakIt) {
        return Arguments.of(template, place, breakIt);
    }

    private static ObjectNode data(ObjectNode metadata, String member) {
        return (ObjectNode) metadata.at("/contentStructure/data/" + member);
    }

    private static ObjectNode payment(ObjectNode metadata) {
        return (ObjectNode) metadata.get("paymentInformation");
    }
}
