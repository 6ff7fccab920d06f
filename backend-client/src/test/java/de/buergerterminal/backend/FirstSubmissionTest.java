package de.buergerterminal.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README promises a newcomer.
class FirstSubmissionTest {
    @TempDir Path folder;

    @Test
    void aStrangerSendsAFirstSubmissionAndSeesItProven() throws Exception {
        assertThat(FirstSubmission.send(folder, new PrintStream(OutputStream.nullOutputStream())))
                .hasSizeGreaterThanOrEqualTo(2);
    }
}
