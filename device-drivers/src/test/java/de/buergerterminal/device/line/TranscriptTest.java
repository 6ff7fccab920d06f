package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final String TRANSCRIPT =
            """
            > 10 04 01
            < 16 12
            > 1B 40
            !
            """;

    @Test
    void aRecordedTranscriptIsTheOneThatWasReplayed() throws IOException {
        var written = new StringBuilder();
        try (var line = new RecordingLine(new ReplayLine(TRANSCRIPT), written)) {
            line.send(new byte[] {0x10, 4, 1});
            assertThat(line.receive(Duration.ZERO)).isEqualTo(0x16);
            assertThat(line.receive(Duration.ZERO)).isEqualTo(0x12);
            assertThat(line.receive(Duration.ZERO)).isEqualTo(Line.NOTHING);
            line.send(new byte[] {0x1B, 0x40});
            assertThatThrownBy(() -> line.receive(Duration.ZERO)).isInstanceOf(LineException.class);
        }
        assertThat(written).hasToString(TRANSCRIPT);
    }

    @Test
    void sendingAnythingElseThanTheTranscriptSaysIsRefused() {
        var line = new ReplayLine("> 10 04 01 # DLE EOT 1\n");
        assertThatThrownBy(() -> line.send(new byte[] {0x10, 4, 2}))
                .hasMessageContaining("sent 02, but the transcript goes on with > 01");
        assertThat(line.ended()).isFalse();
    }

    @Test
    void whatIsAnotherEachTimeIsLeftOpenAndItsLengthIsNot() throws IOException {
        var line = new ReplayLine("> 06 91 ?? ?? 80");
        line.send(new byte[] {6, (byte) 0x91, 0x20, 0x59, (byte) 0x80});
        assertThat(line.ended()).isTrue();
        var shorter = new ReplayLine("> 06 91 ?? ?? 80");
        assertThatThrownBy(() -> shorter.send(new byte[] {6, (byte) 0x91, 0x20, 0x59, 0x59}))
                .hasMessageContaining("sent 59, but the transcript goes on with > 80");
    }

    @Test
    void aTranscriptThatCannotBeReadIsRefused() {
        for (var broken : List.of("> 1", "> 0G", "< 1", "10 04", "< ??", ">")) {
            assertThatThrownBy(() -> new ReplayLine(broken))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingIsAnsweredBeforeItWasAsked() throws IOException {
        var line = new ReplayLine("> 01\n< 02");
        assertThat(line.receive(Duration.ZERO)).isEqualTo(Line.NOTHING);
        line.send(new byte[] {1});
        assertThat(line.receive(Duration.ZERO)).isEqualTo(2);
        assertThat(line.ended()).isTrue();
    }
}
