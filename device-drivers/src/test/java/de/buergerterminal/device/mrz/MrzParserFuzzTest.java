package de.buergerterminal.device.mrz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;

class MrzParserFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyTextIsReadDoubtedOrNoZone(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();
        var reading = MrzParser.parse(text, LocalDate.of(2026, 11, 22));
        if (reading instanceof MrzReading.Doubtful it && it.doubts().isEmpty()) {
            throw new AssertionError("doubtful without a doubt");
        }
        if (reading instanceof MrzReading.Complete(Mrz mrz)
                && (mrz.surname().isEmpty() || mrz.documentNumber().isEmpty())) {
            throw new AssertionError("complete without name or number");
        }
    }
}
