package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintTicket;
import de.buergerterminal.device.simulator.DocumentPrinterModel;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A printer with a certificate of its own making, as printers have them, over real TLS.
@Timeout(120)
class IppsPinnedCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SimulatedDocumentPrinter device;
    private static String fingerprint;

    private final LinkedBlockingQueue<DeviceHealth> health = new LinkedBlockingQueue<>();

    @BeforeAll
    static void switchOn(@TempDir Path folder) throws Exception {
        var file = folder.resolve("printer.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "printer",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=NPI0815",
                                "-validity",
                                "30",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.txt").toFile())
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var store = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(file)) {
            store.load(stored, PASSWORD);
        }
        var certificate = store.getCertificate("printer").getEncoded();
        fingerprint =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        device =
                SimulatedDocumentPrinter.at(
                        URI.create("tcp://127.0.0.1:0"),
                        DocumentPrinterModel.office(),
                        Optional.of(tls));
    }

    @AfterAll
    static void switchOff() {
        device.close();
    }

    @Test
    void thePrinterWithTheRightFingerprintPrints() throws Exception {
        // As openssl writes it.
        var colons = fingerprint.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
        try (var printer = printer("?fingerprint=" + colons)) {
            assertThat(firstWord(printer)).isInstanceOf(DeviceHealth.Online.class);
            var printing =
                    printer.print(
                            new PageDocument.Pdf(SamplePdf.withPages(1)),
                            new PrintTicket(1, false, false),
                            _ -> {});
            assertThat(printing.outcome().get(60, TimeUnit.SECONDS))
                    .isEqualTo(new DocumentOutcome.Delivered(1));
            assertThat(device.documents()).hasSize(1);
        }
    }

    @Test
    void aPrinterWithAnotherCertificateIsRefusedBeforeADocumentLeaves() throws Exception {
        var other = (fingerprint.startsWith("0") ? "1" : "0") + fingerprint.substring(1);
        assertRefused("?fingerprint=" + other);
    }

    @Test
    void withoutAFingerprintACertificateOfTheirOwnMakingIsRefused() throws Exception {
        assertRefused("");
    }

    private void assertRefused(String settings) throws Exception {
        var before = device.waitingJobs() + device.documents().size();
        try (var printer = printer(settings)) {
            assertThat(firstWord(printer))
                    .isInstanceOfSatisfying(
                            DeviceHealth.Offline.class,
                            it ->
                                    assertThat(it.fault().code())
                                            .isEqualTo(FaultCode.CERTIFICATE_REFUSED));
            var printing =
                    printer.print(
                            new PageDocument.Pdf(SamplePdf.withPages(1)),
                            new PrintTicket(1, false, false),
                            _ -> {});
            assertThat(printing.outcome().get(60, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            DocumentOutcome.NotPrinted.class,
                            it ->
                                    assertThat(it.fault().code())
                                            .isEqualTo(FaultCode.CERTIFICATE_REFUSED));
        }
        assertThat(device.waitingJobs() + device.documents().size()).isEqualTo(before);
    }

    private static IppDocumentPrinter printer(String settings) {
        return IppDocumentPrinter.at(
                new DeviceId("document-printer"),
                URI.create("ipps://127.0.0.1:" + device.port() + "/ipp/print" + settings));
    }

    private DeviceHealth firstWord(IppDocumentPrinter printer) throws InterruptedException {
        printer.start(health::add);
        return Objects.requireNonNull(health.poll(30, TimeUnit.SECONDS));
    }
}
