package de.buergerterminal.device.eid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.SecretKind;
import de.buergerterminal.device.eid.ReaderState.CardState;
import de.buergerterminal.device.line.LineException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Judges: frames recorded from AusweisApp2 1.26.2, and the SDK documentation 2.5 where it never
/// sent one.
class EidMessagesTest {
    @Test
    void theProgramSaysWhoItIs() throws Exception {
        assertThat(
                        EidMessages.parse(
                                "{\"VersionInfo\":{\"Implementation-Title\":\"AusweisApp2\",\"Implementation-Vendor\":\"\",\"Implementation-Version\":\"1.26.2\",\"Name\":\"AusweisApp2\",\"Specification-Title\":\"TR-03124\",\"Specification-Vendor\":\"Federal"
                                        + " Office for Information"
                                        + " Security\",\"Specification-Version\":\"1.3\"},\"msg\":\"INFO\"}"))
                .isEqualTo(new EidMessage.AboutProgram("AusweisApp2", "1.26.2"));
    }

    @Test
    void levelsAreOfferedOrAWantedOneRefused() throws Exception {
        assertThat(EidMessages.parse("{\"available\":[1,2],\"current\":2,\"msg\":\"API_LEVEL\"}"))
                .isEqualTo(new EidMessage.ApiLevel(List.of(1, 2), 2, ""));
        assertThat(
                        EidMessages.parse(
                                "{\"msg\":\"API_LEVEL\",\"error\":\"Unknown level\",\"current\":2}"))
                .isEqualTo(new EidMessage.ApiLevel(List.of(), 2, "Unknown level"));
    }

    @Test
    void aReaderMayHaveNoCardAnUnknownOneOrAnIdCard() throws Exception {
        var empty =
                "{\"attached\":true,\"card\":null,\"insertable\":true,\"keypad\":true,\"msg\":\"READER\",\"name\":\"Simulator\"}";
        assertThat(EidMessages.parse(empty))
                .isEqualTo(
                        new EidMessage.Reader(
                                new ReaderState(
                                        "Simulator", true, true, true, new CardState.None())));
        assertThat(cardIn(empty.replace("null", "{}"))).isEqualTo(new CardState.Unknown());
        assertThat(
                        cardIn(
                                empty.replace(
                                        "null",
                                        "{\"deactivated\":false,\"inoperative\":false,\"retryCounter\":3}")))
                .isEqualTo(new CardState.IdCard(false, false, OptionalInt.of(3)));
    }

    private static CardState cardIn(String frame) throws LineException {
        return ((EidMessage.Reader) EidMessages.parse(frame)).reader().card();
    }

    @Test
    void theListOfReadersHadAnotherNameUpToLevelOne() throws Exception {
        var reader = new ReaderState("A", false, true, false, new CardState.None());
        for (var member : List.of("reader", "readers")) {
            assertThat(
                            EidMessages.parse(
                                    "{\"msg\":\"READER_LIST\",\""
                                            + member
                                            + "\":[{\"name\":\"A\",\"attached\":true}]}"))
                    .isEqualTo(new EidMessage.ReaderList(List.of(reader)));
        }
    }

    @Test
    void aWorkflowBeginsIsRefusedOrEnds() throws Exception {
        assertThat(EidMessages.parse("{\"msg\":\"AUTH\"}"))
                .isEqualTo(new EidMessage.Started(EidMessage.Workflow.AUTH));
        assertThat(
                        EidMessages.parse(
                                "{\"msg\":\"AUTH\",\"error\":\"tcTokenURL cannot be undefined\"}"))
                .isEqualTo(
                        new EidMessage.NotStarted(
                                EidMessage.Workflow.AUTH, "tcTokenURL cannot be undefined"));
        assertThat(
                        EidMessages.parse(
                                "{\"msg\":\"AUTH\",\"result\":{\"major\":\"http://www.bsi.bund.de/ecard/api/1.1/resultmajor#error\",\"minor\":\"http://www.bsi.bund.de/ecard/api/1.1/resultminor/sal#cancellationByUser\",\"reason\":\"User_Cancelled\"},\"url\":\"https://e.example/\"}"))
                .isEqualTo(
                        new EidMessage.AuthEnded(
                                false,
                                "cancellationByUser",
                                "User_Cancelled",
                                Optional.of("https://e.example/")));
        assertThat(EidMessages.parse("{\"msg\":\"CHANGE_PIN\"}"))
                .isEqualTo(new EidMessage.Started(EidMessage.Workflow.CHANGE_PIN));
        assertThat(EidMessages.parse("{\"msg\":\"CHANGE_PIN\",\"success\":true}"))
                .isEqualTo(new EidMessage.ChangePinEnded(true, ""));
    }

    @Test
    void rightsAndTheCertificateAreRead() throws Exception {
        assertThat(
                        EidMessages.parse(
                                "{\"msg\":\"ACCESS_RIGHTS\",\"aux\":{\"ageVerificationDate\":\"1999-07-20\",\"requiredAge\":\"18\"},\"chat\":{\"effective\":[\"Address\",\"FamilyName\"],\"optional\":[\"Address\"],\"required\":[\"FamilyName\"]},\"transactionInfo\":\"T\"}"))
                .isEqualTo(
                        new EidMessage.AccessRights(
                                Set.of("Address", "FamilyName"),
                                Set.of("FamilyName"),
                                Set.of("Address"),
                                "T",
                                ""));
        assertThat(
                        EidMessages.parse(
                                "{\"msg\":\"CERTIFICATE\",\"description\":{\"issuerName\":\"I\",\"subjectName\":\"S\",\"subjectUrl\":\"https://s.example\",\"purpose\":\"P\"},\"validity\":{\"effectiveDate\":\"2026-01-01\"}}"))
                .isEqualTo(new EidMessage.Certificate("S", "https://s.example", "P"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIN", "NEW_PIN", "CAN", "PUK"})
    void everySecretIsAskedWithTheReader(String kind) throws Exception {
        var reader =
                "\"reader\":{\"attached\":true,\"card\":{\"deactivated\":false,\"inoperative\":false,\"retryCounter\":1},\"keypad\":true,\"name\":\"R\"}";
        assertThat(EidMessages.parse("{\"msg\":\"ENTER_" + kind + "\"," + reader + "}"))
                .isInstanceOfSatisfying(
                        EidMessage.Enter.class,
                        it -> {
                            assertThat(it.kind()).isEqualTo(SecretKind.valueOf(kind));
                            assertThat(it.reader().orElseThrow().triesLeft()).hasValue(1);
                        });
    }

    @Test
    void complaintsAreKeptAndUnknownMessagesTolerated() throws Exception {
        assertThat(EidMessages.parse("{\"error\":\"SET_CARD\",\"msg\":\"BAD_STATE\"}"))
                .isEqualTo(
                        new EidMessage.Complaint(EidMessage.Complaint.Kind.BAD_STATE, "SET_CARD"));
        assertThat(EidMessages.parse("{\"msg\":\"FUTURE\",\"new\":[{}]}"))
                .isEqualTo(new EidMessage.Unknown("FUTURE"));
        assertThat(EidMessages.parse("{\"msg\":\"PAUSE\",\"cause\":\"BadCardPosition\",\"x\":1}"))
                .isEqualTo(new EidMessage.Pause("BadCardPosition"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"msg\":7}",
                "{\"msg\":\"API_LEVEL\"}",
                "{\"msg\":\"API_LEVEL\",\"current\":99999999999}",
                "{\"msg\":\"READER\",\"name\":[]}",
                "{\"msg\":\"READER\",\"card\":5}",
                "{\"msg\":\"CHANGE_PIN\",\"success\":\"yes\"}",
                "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
            })
    void whatIsNoMessageIsToldWithoutRepeatingIt(String frame) {
        assertThatThrownBy(() -> EidMessages.parse(frame))
                .isInstanceOf(LineException.class)
                .hasMessageStartingWith("DEV-105")
                .hasNoCause();
    }
}
