package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class EscposAnswersFuzzTest {
    /// Whatever a printer or a disturbed line says: never an exception, never more answers than
    /// bytes, and after a silence the next answer is understood.
    @FuzzTest(maxDuration = "10m")
    void whateverIsSaidTheNextAnswerIsUnderstood(byte[] said) {
        var answers = new EscposAnswers();
        var understood = 0;
        for (var b : said) {
            if (answers.accept(b & 0xFF).isPresent()) understood++;
        }
        assertThat(understood).isLessThanOrEqualTo(said.length);
        assertThat(answers.noise()).isBetween(0L, (long) said.length);
        answers.silence();
        assertThat(answers.accept(0x12)).contains(new EscposAnswer.AtOnce(0x12));
        assertThat(answers.accept(0x00)).contains(new EscposAnswer.BehindTheJob(false));
    }
}
