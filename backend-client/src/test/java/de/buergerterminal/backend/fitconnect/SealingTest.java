package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.SealedForTheOffice.DESTINATION;
import static de.buergerterminal.backend.fitconnect.SealedForTheOffice.SERVICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import de.buergerterminal.backend.fitconnect.DestinationDirectory.Refreshed;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
    private static final String DESTINATION_CALL = "GET /v2/destinations/" + DESTINATION;

    @TempDir Path folder;
    private final ScriptedService service = new ScriptedService();
    private final FitConnectSettings settings = SealedForTheOffice.settings(service.base());
    private final FitConnectClient client = new FitConnectClient(settings, CLOCK);

    @BeforeEach
    void publishTheOffice() {
        publish("[\"1.3.0\",\"2.1.0\"]", "active");
        service.on(
                DESTINATION_CALL + "/keys/office-key-1",
                ScriptedService.json(200, TestKeys.encryptionJwk().toString()));
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @Test
    void theOfficeDecryptsExactlyWhatTheCitizenEntered() throws Exception {
        SealedSubmission sealed = sealer(freshDirectory()).seal(SealedForTheOffice.request(1));

        JWEObject data = decrypt(sealed.encryptedData());
        assertThat(data.getPayload().toString())
                .isEqualTo("{\"name\":\"" + SealedForTheOffice.MARKER + "\"}");
        assertThat(data.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "enc", "kid", "cty")
                .containsEntry("alg", "RSA-OAEP-256")
                .containsEntry("enc", "A256GCM")
                .containsEntry("kid", "office-key-1")
                .containsEntry("cty", "application/json");
        assertThat(sealed.undeliverableAfter()).isEqualTo(TestKeys.NOW.plus(Duration.ofDays(300)));
        assertThat(sealed.paidReceiptNumber()).contains(22);
    }

    @Test
    void theMetadataCarryTheHashOfTheDataAndThePayment() throws Exception {
        SealedSubmission sealed = sealer(freshDirectory()).seal(SealedForTheOffice.request(1));
        JsonNode metadata = metadataOf(sealed);
        byte[] data = decrypt(sealed.encryptedData()).getPayload().toBytes();

        assertThat(metadata.at("/$schema").asText())
                .isEqualTo(
                        "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        assertThat(metadata.at("/contentStructure/data/hash/content").asText())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-512").digest(data)));
        assertThat(metadata.at("/contentStructure/attachments").isArray()).isTrue();
        JsonNode payment = metadata.at("/paymentInformation");
        assertThat(payment.at("/paymentMethod").asText()).isEqualTo("OTHER");
        assertThat(payment.at("/paymentMethodDetail").asText()).isEqualTo("girocard");
        assertThat(payment.at("/status").asText()).isEqualTo("BOOKED");
        assertThat(payment.at("/transactionId").asText()).isEqualTo("52500041-000077");
        assertThat(payment.at("/transactionReference").asText()).isEqualTo("52500041-000077-0022");
        assertThat(payment.at("/grossAmount").decimalValue()).isEqualByComparingTo("13.00");
        assertThat(metadata.at("/additionalReferenceInfo/applicationDate").asText())
                .isEqualTo("2026-11-22");
    }

    @Test
    void anOfficeThatKnowsOnlyVersionOneGetsVersionOne() throws Exception {
        publish("[\"1.0.0\",\"1.3.0\"]", "active");
        JsonNode metadata =
                metadataOf(sealer(freshDirectory()).seal(SealedForTheOffice.request(1)));
        assertThat(metadata.at("/$schema").asText()).contains("/1.3.0/");
        assertThat(metadata.at("/publicServiceType/identifier").asText())
                .isEqualTo(SealedForTheOffice.ROUTE.publicServiceIdentifier());
        assertThat(metadata.has("author")).isFalse();
    }

    @Test
    void noTwoSealsAreAlike() throws Exception {
        var sealer = sealer(freshDirectory());
        assertThat(sealer.seal(SealedForTheOffice.request(1)).encryptedData())
                .isNotEqualTo(sealer.seal(SealedForTheOffice.request(1)).encryptedData());
    }

    @Test
    void anInactiveOfficeIsNotSealedForAndLosesItsKeptKey() {
        var directory = freshDirectory();
        publish("[\"2.1.0\"]", "created");
        assertThat(directory.refresh()).isEqualTo(Refreshed.INCOMPLETE);
        assertThat(sealer(directory).isReadyFor(SERVICE)).isFalse();
        assertThat(directory.problemOf(SERVICE).orElseThrow()).contains("not active");
        assertThatThrownBy(() -> sealer(directory).seal(SealedForTheOffice.request(1)))
                .isInstanceOf(SealingException.class)
                .hasMessageNotContaining(SealedForTheOffice.MARKER);
    }

    @Test
    void aTerminalThatStartsWithoutNetworkSealsWithTheKeyItKept() throws Exception {
        freshDirectory();
        service.close();
        var reopened = DestinationDirectory.open(settings, client, folder.resolve("keys"), CLOCK);
        assertThat(reopened.refresh()).isEqualTo(Refreshed.UNREACHABLE);
        assertThat(sealer(reopened).isReadyFor(SERVICE)).isTrue();
        decrypt(sealer(reopened).seal(SealedForTheOffice.request(1)).encryptedData());
    }

    @Test
    void aKeptKeyIsVerifiedAgainSoThatNobodyCanPlantOneOnTheDisk() throws Exception {
        freshDirectory();
        Path file = folder.resolve("keys");
        String planted =
                TestKeys.jwk(TestKeys.service(), "office-key-1", "wrapKey", "RSA-OAEP-256")
                        .toString();
        Files.writeString(
                file,
                "{\"%s\":{\"destination\":{\"status\":\"active\",\"encryptionKid\":\"office-key-1\"},\"key\":%s}}"
                        .formatted(DESTINATION, planted));
        var reopened = DestinationDirectory.open(settings, client, file, CLOCK);
        assertThat(sealer(reopened).isReadyFor(SERVICE)).isFalse();
        assertThat(reopened.problemOf(SERVICE).orElseThrow()).contains("without certificate");
    }

    @Test
    void aBrokenKeyFileIsOnlyACacheMiss() throws Exception {
        Path file = folder.resolve("keys");
        Files.writeString(file, "{\"half");
        var directory = DestinationDirectory.open(settings, client, file, CLOCK);
        assertThat(sealer(directory).isReadyFor(SERVICE)).isFalse();
        assertThat(directory.refresh()).isEqualTo(Refreshed.COMPLETE);
        assertThat(sealer(directory).isReadyFor(SERVICE)).isTrue();
    }

    @Test
    void aKeyWhoseCertificateEndsWithinTheHoldTimeStopsBeingUsedWhileTheTerminalRuns() {
        var late = Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(298)), ZoneOffset.UTC);
        freshDirectory();
        var directory = DestinationDirectory.open(settings, client, folder.resolve("keys"), late);
        assertThat(directory.officeFor(SERVICE)).isEmpty();
        assertThat(directory.problemOf(SERVICE)).isPresent();
    }

    private void publish(String versions, String status) {
        service.on(
                DESTINATION_CALL,
                ScriptedService.json(
                        200,
                        "{\"destinationId\":\"%s\",\"status\":\"%s\",\"encryptionKid\":\"office-key-1\",\"metadataVersions\":%s}"
                                .formatted(DESTINATION, status, versions)));
    }

    private DestinationDirectory freshDirectory() {
        var directory = DestinationDirectory.open(settings, client, folder.resolve("keys"), CLOCK);
        assertThat(directory.refresh()).isEqualTo(Refreshed.COMPLETE);
        return directory;
    }

    private FitConnectSealer sealer(DestinationDirectory directory) {
        return new FitConnectSealer(settings, directory, CLOCK);
    }

    private static JsonNode metadataOf(SealedSubmission sealed) throws Exception {
        byte[] plain = decrypt(sealed.encryptedMetadata()).getPayload().toBytes();
        return BoundedJson.object(new String(plain, UTF_8));
    }

    private static JWEObject decrypt(String compact) throws Exception {
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(new RSADecrypter(TestKeys.office().getPrivate()));
        return jwe;
    }
}
