package de.buergerterminal.device.eid;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.IdentityFailure;
import de.buergerterminal.device.IdentityOutcome;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCodesTest {
    @Test
    void all91CodesOfTheSdkSayWhatToDo() {
        assertThat(FailureCodes.all()).hasSize(91);
        assertThat(FailureCodes.all().values())
                .allMatch(it ->
                        it.equals("CANCELLED")
                                || Arrays.stream(IdentityFailure.values())
                                        .anyMatch(failure -> failure.name().equals(it)));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Card_Removed,                           '',                 CARD_REMOVED
                    Change_Pin_New_Pin_Mismatch,            '',                 NEW_PIN_DIFFERS
                    Establish_Pace_Channel_Puk_Inoperative, '',                 PUK_USED_UP
                    Connect_Card_Eid_Inactive,              internalError,      ONLINE_FUNCTION_OFF
                    A_Code_Of_2031,                         internalError,      UNKNOWN
                    '',                       trustedChannelEstablishmentFailed, SERVICE_UNREACHABLE
                    '',                                     somethingNew,       UNKNOWN
                    '',                                     '',                 PIN_NOT_CHANGED
                    """)
    void theReasonCountsAndForOldProgramsTheMinor(
            String code, String minor, IdentityFailure failure) {
        assertThat(
                        FailureCodes.outcome(
                                code, minor, IdentityFailure.PIN_NOT_CHANGED, Optional.empty()))
                .isEqualTo(
                        new IdentityOutcome.Failed(
                                failure, code.isEmpty() ? minor : code, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"User_Cancelled,''", "'',cancellationByUser"})
    void theCitizensOwnWishIsNoFailure(String code, String minor) {
        assertThat(FailureCodes.outcome(code, minor, IdentityFailure.UNKNOWN, Optional.empty()))
                .isEqualTo(new IdentityOutcome.Cancelled());
    }
}
