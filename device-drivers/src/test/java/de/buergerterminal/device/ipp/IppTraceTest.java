package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.Secrets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IppTraceTest {
    private final FrameTrace frames = new FrameTrace();
    private final IppTrace trace = new IppTrace(frames);

    @Test
    void registeredReasonsAreShownAndAPrintersOwnWordsAreNot() {
        var printer =
                IppGroup.of(IppGroup.PRINTER)
                        .and("printer-state", IppValue.integer(StateReasons.STOPPED))
                        .and(
                                "printer-state-reasons",
                                IppValue.keyword("media-empty-error"),
                                IppValue.keyword("fuser-hot-for-mrs-jones-warning"),
                                IppValue.keyword("printing-for-mrs-jones"),
                                IppValue.keyword("none"));
        trace.received(asked(IppMessage.GET_PRINTER_ATTRIBUTES), answer(List.of(printer)), 412);
        assertThat(frames.frames())
                .extracting(TracedFrame::shown, TracedFrame::length)
                .containsExactly(
                        tuple(
                                "Get-Printer-Attributes status 0x0000, printer stopped,"
                                        + " media-empty-error, fuser-warning, another reason",
                                412));
    }

    @Property(tries = 200)
    void whateverAPrinterSaysNoneOfItsWordsAndNothingOfTheJobIsShown(
            @ForAll("secrets") String secret) {
        var job =
                IppGroup.of(IppGroup.JOB)
                        .and("job-name", IppValue.name(secret))
                        .and("job-originating-user-name", IppValue.name(secret))
                        .and("job-state", IppValue.integer(JobReport.PROCESSING))
                        .and("job-state-message", IppValue.name(secret))
                        .and(
                                "job-state-reasons",
                                IppValue.keyword("job-printing"),
                                IppValue.keyword("job-" + secret),
                                IppValue.keyword(secret));
        var request =
                new IppMessage(
                        IppMessage.VERSION_2_0,
                        IppMessage.CREATE_JOB,
                        1,
                        List.of(
                                IppGroup.of(IppGroup.OPERATION)
                                        .and("job-name", IppValue.name(secret))));
        trace.sent(request, 90, 0);
        trace.received(request, answer(List.of(job)), 120);
        assertThat(frames.frames().getLast().shown())
                .isEqualTo(
                        "Create-Job status 0x0000, job processing, job-printing, another reason");
        Secrets.assertAbsentFrom(secret, frames.frames());
    }

    @Provide
    Arbitrary<String> secrets() {
        return Secrets.words();
    }

    private static IppMessage asked(int operation) {
        return new IppMessage(IppMessage.VERSION_2_0, operation, 1, List.of());
    }

    private static IppMessage answer(List<IppGroup> groups) {
        return new IppMessage(IppMessage.VERSION_2_0, IppMessage.OK, 1, groups);
    }
}
