package de.buergerterminal.device.eid;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.IdentityReader.PinInHand;
import de.buergerterminal.device.line.LineException;

/// Whatever comes over the socket is a message or told as malformed; and whatever the message,
/// every state goes on from it.
class EidMessagesFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void aFrameIsAMessageOrMalformed(FuzzedDataProvider data) {
        var rules = new EidRules(new ReaderChoice("*"));
        EidState state =
                rules.on(
                                new EidState.Idle(),
                                new EidEvent.Begun(new EidState.Task.ChangePin(PinInHand.OWN)))
                        .next();
        for (var frame : data.consumeRemainingAsString().split("\n", 20)) {
            try {
                state = rules.on(state, new EidEvent.Said(EidMessages.parse(frame))).next();
            } catch (LineException malformed) {
                if (malformed.fault().code() != FaultCode.MALFORMED_DATA) {
                    throw new AssertionError(malformed.fault().code());
                }
            }
        }
    }
}
