package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.fitconnect.HonestService;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.submission.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingReadableOnDiskTest {
    @TempDir Path folder;

    @Test
    void noFileOfTheTerminalEverHoldsWhatACitizenEnteredOrAnySecret() throws Exception {
        String ticketSecret = SealedForTheOffice.request(1).ticket().secret();
        try (var service = new HonestService();
                var terminal =
                        new Terminal(
                                folder,
                                SealedForTheOffice.settings(service.http.base()),
                                Terminal.CLOCK)) {
            terminal.round();
            for (int i = 1; i <= 5; i++) {
                terminal.take(SealedForTheOffice.request(i, List.of(scan())));
            }
            assertThat(filesHolding(".", UTF_8))
                    .as("the ciphertext lies there")
                    .anyMatch(it -> it.toString().endsWith(".jwe"));
            demandNothingReadable(ticketSecret);
            assertThat(filesHolding("PB-2026-K07-000001", UTF_8))
                    .as("the search finds what is there")
                    .isNotEmpty();
            terminal.deliver(10);
            assertThat(service.delivered).hasSize(5);
            demandNothingReadable(ticketSecret);
        }
        demandNothingReadable(ticketSecret);
    }

    private static Attachment scan() {
        byte[] plain = (SealedForTheOffice.MARKER + "\n").repeat(20_000).getBytes(UTF_8);
        return new Attachment(
                UUID.randomUUID(),
                Attachment.Purpose.ATTACHMENT,
                "text/plain",
                "Marker-4711.txt",
                SealedForTheOffice.MARKER,
                plain.length,
                () -> new ByteArrayInputStream(plain));
    }

    private void demandNothingReadable(String ticketSecret) throws IOException {
        for (String each :
                List.of(
                        SealedForTheOffice.MARKER,
                        "Marker-4711",
                        base64OfAMarker(),
                        ticketSecret,
                        "s3cret",
                        "t0ken",
                        "PRIVATE KEY",
                        "\"d\":",
                        "52500041")) {
            assertThat(filesHolding(each, UTF_8)).as(each).isEmpty();
            assertThat(filesHolding(each, UTF_16LE)).as(each).isEmpty();
        }
    }

    private static String base64OfAMarker() {
        return Base64.getEncoder()
                .encodeToString("{\"name\":\"Zoë".getBytes(UTF_8))
                .substring(0, 12);
    }

    private List<Path> filesHolding(String text, Charset charset) throws IOException {
        String needle = new String(text.getBytes(charset), ISO_8859_1);
        var holding = new ArrayList<Path>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, ISO_8859_1).contains(needle)) holding.add(file);
            }
        }
        return holding;
    }
}
