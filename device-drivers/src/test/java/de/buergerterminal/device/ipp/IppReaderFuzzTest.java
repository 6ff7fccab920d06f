package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.device.line.LineException;
import java.nio.ByteBuffer;

class IppReaderFuzzTest {
    /// Whatever a printer sends is either refused as malformed or means the same when it is written
    /// and read again; the driver draws its conclusions without stumbling.
    @FuzzTest(maxDuration = "10m")
    void anyAnswerIsRefusedOrUnderstood(byte[] octets) {
        var in = ByteBuffer.wrap(octets);
        IppMessage message;
        try {
            message = IppReader.read(in);
        } catch (LineException refused) {
            assertThat(refused.fault().code().code()).isEqualTo("DEV-105");
            return;
        }
        var again = IppWriter.bytes(message);
        assertThat(again.length).isLessThanOrEqualTo(in.position());
        assertThat(readAgain(again)).isEqualTo(message);
        concludeFrom(message.group(IppGroup.PRINTER));
        var report = JobReport.of(message.group(IppGroup.JOB));
        assertThat(report.printedSides()).isNotNegative();
        assertThat(report.reason().detail()).matches("[a-z0-9., _-]*");
    }

    private static void concludeFrom(IppGroup printer) {
        var facts = PrinterFacts.of(printer);
        assertThat(facts.capabilities().model()).hasSizeBetween(1, 254);
        assertThat(facts.capabilities().mostCopies()).isBetween(1, 99);
        try {
            var status =
                    PrinterStatus.of(printer, PaperSize.named("iso_a4_210x297mm").orElseThrow());
            assertThat(status.condition()).isNotNull();
        } catch (LineException noPrinter) {
            assertThat(noPrinter.fault().code().code()).isEqualTo("DEV-105");
        }
    }

    private static IppMessage readAgain(byte[] octets) {
        try {
            return IppReader.read(ByteBuffer.wrap(octets));
        } catch (LineException lost) {
            throw new AssertionError("what was written cannot be read", lost);
        }
    }
}
