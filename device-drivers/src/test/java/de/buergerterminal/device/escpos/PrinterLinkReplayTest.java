package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.line.ReplayLine;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrinterLinkReplayTest {
    @Test
    void aPrinterThatContradictsItselfIsAskedAgainBeforeAnybodyActs() throws IOException {
        var line = new ReplayLine(transcript("contradicts-itself.line"));
        var link =
                new PrinterLink(
                        line,
                        PrinterProfile.of("80mm"),
                        new Paper(false),
                        new PaperForecast(PrinterProfile.of("80mm")));
        assertThat(link.serve()).isEqualTo(new Condition.Fine());
        assertThat(line.ended()).isTrue();
    }

    private static String transcript(String name) throws IOException {
        try (var in =
                Objects.requireNonNull(
                        PrinterLinkReplayTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
