package de.buergerterminal.device.eid;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.IdentityFailure;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.IdentityReader.PinInHand;
import de.buergerterminal.device.Secret;
import de.buergerterminal.device.SecretKind;
import de.buergerterminal.device.eid.EidState.Run;
import de.buergerterminal.device.eid.EidState.Task;
import de.buergerterminal.device.eid.ReaderState.CardState;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EidRulesTest {
    private static final EidRules RULES = new EidRules(new ReaderChoice("*"));
    private static final Task OWN_PIN = new Task.ChangePin(PinInHand.OWN);
    private static final Task LETTER = new Task.ChangePin(PinInHand.LETTER);
    private static final Task IDENTIFY =
            new Task.Identify(URI.create("https://eid.example/tctoken"));
    private static final Fault GONE = Fault.of(FaultCode.DISCONNECTED);

    @Test
    void aPinIsChangedAtTheScreen() {
        var step = begin(OWN_PIN);
        assertThat(step.commands()).containsExactly(new EidCommand.RunChangePin());
        step = said(step, new EidMessage.Started(EidMessage.Workflow.CHANGE_PIN));
        step = said(step, new EidMessage.InsertCard(""));
        assertThat(step.prompt()).hasValue(new IdentityPrompt.LayCard());
        step = said(step, reader(card(3)));
        assertThat(step.prompt()).hasValue(new IdentityPrompt.Reading(0));
        step = said(step, asks(SecretKind.PIN, false, 3));
        assertThat(step.prompt()).hasValue(prompt(SecretKind.PIN, false, 3, false));
        step = entered(step, "123456");
        assertThat(step.commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        EidCommand.Tell.class,
                        it -> assertThat(it.kind()).isEqualTo(SecretKind.PIN));
        step = said(step, asks(SecretKind.NEW_PIN, false, 3));
        step = entered(step, "654321");
        step = said(step, new EidMessage.ChangePinEnded(true, ""));
        assertThat(step.outcome()).hasValue(new IdentityOutcome.PinChanged());
        assertThat(step.next()).isEqualTo(new EidState.Idle());
    }

    @Test
    void successMayComeWithoutAnyQuestion() {
        var step = said(begin(OWN_PIN), new EidMessage.InsertCard(""));
        step = said(step, reader(card(3)));
        step = said(step, new EidMessage.ChangePinEnded(true, ""));
        assertThat(step.outcome()).hasValue(new IdentityOutcome.PinChanged());
    }

    @Test
    void aReaderWithKeypadAsksByItselfAndNoValueIsEverSent() {
        var step = said(begin(OWN_PIN), asks(SecretKind.PIN, true, 3));
        assertThat(step.commands()).containsExactly(new EidCommand.AskAtKeypad(SecretKind.PIN));
        assertThat(step.commands().getFirst().frame()).hasToString("{\"cmd\":\"SET_PIN\"}");
        assertThat(step.prompt()).hasValue(prompt(SecretKind.PIN, true, 3, false));
        assertThat(entered(step, "123456").commands()).isEmpty();
    }

    @Test
    void aKeypadReaderThatRefusesTheCommandIsNotAskedForEver() {
        var step =
                said(
                        begin(OWN_PIN),
                        new EidMessage.Enter(
                                SecretKind.PIN,
                                Optional.of(state(true, card(3))),
                                "Value cannot be defined"));
        assertThat(step.commands()).containsExactly(new EidCommand.Cancel());
    }

    @Test
    void whoHoldsTheLetterIsAskedForFiveDigits() {
        var step = said(begin(LETTER), asks(SecretKind.PIN, false, 3));
        assertThat(step.prompt()).hasValue(prompt(SecretKind.TRANSPORT_PIN, false, 3, false));
        assertThat(entered(step, "123456").commands()).isEmpty();
        assertThat(entered(step, "12345").commands())
                .singleElement()
                .extracting(EidCommand::word)
                .isEqualTo("SET_PIN");
    }

    @ParameterizedTest
    @CsvSource({"PIN,2", "CAN,1", "PUK,0"})
    void whatTheCardDemandsIsAskedWithTheTriesLeft(SecretKind kind, int tries) {
        var step = said(begin(OWN_PIN), asks(kind, false, tries));
        assertThat(step.prompt()).hasValue(prompt(kind, false, tries, false));
    }

    @Test
    void anEntryOfTheWrongLengthIsAskedAgainAndNeverSent() {
        var step = said(begin(OWN_PIN), asks(SecretKind.CAN, false, 1));
        var again = entered(step, "12345");
        assertThat(again.commands()).isEmpty();
        assertThat(again.prompt())
                .hasValueSatisfying(it ->
                        assertThat(it)
                                .isInstanceOfSatisfying(
                                        IdentityPrompt.Enter.class,
                                        enter -> assertThat(enter.refused()).isTrue()));
    }

    @Test
    void anOfficeReadsOnlyWhatTheCitizenLeftIn() {
        var step = said(begin(IDENTIFY), rights(Set.of("FamilyName", "Address", "DoctoralDegree")));
        assertThat(step.commands()).containsExactly(new EidCommand.GetCertificate());
        step = said(step, new EidMessage.Certificate("Town", "https://town.example", "Dog tax"));
        assertThat(step.prompt())
                .hasValueSatisfying(
                        it -> assertThat(it).isInstanceOf(IdentityPrompt.Consent.class));
        step = agreed(step, Set.of("Address", "BirthName"));
        assertThat(step.commands().getFirst().frame())
                .hasToString("{\"cmd\":\"SET_ACCESS_RIGHTS\",\"chat\":[\"Address\"]}");
        var understood = said(step, rights(Set.of("FamilyName", "Address")));
        assertThat(understood.commands()).containsExactly(new EidCommand.Accept());
        var misunderstood = said(step, rights(Set.of("FamilyName", "Address", "DoctoralDegree")));
        assertThat(misunderstood.commands()).containsExactly(new EidCommand.Cancel());
    }

    @Test
    void anIdentificationEndsWithTheAddressToOpen() {
        var step = said(begin(IDENTIFY), asks(SecretKind.PIN, false, 3));
        step = entered(step, "123456");
        step =
                said(
                        step,
                        new EidMessage.AuthEnded(true, "", "", Optional.of("https://r.example/")));
        assertThat(step.outcome())
                .hasValue(new IdentityOutcome.Identified(URI.create("https://r.example/")));
    }

    @ParameterizedTest
    @CsvSource({"true,false,PUK_USED_UP", "false,true,ONLINE_FUNCTION_OFF"})
    void aCardThatCannotServeEndsTheMatterWithItsReason(
            boolean inoperative, boolean deactivated, IdentityFailure failure) {
        var step = said(begin(OWN_PIN), new EidMessage.InsertCard(""));
        step =
                said(
                        step,
                        reader(new CardState.IdCard(inoperative, deactivated, OptionalInt.of(0))));
        assertThat(step.commands()).containsExactly(new EidCommand.Cancel());
        step = said(step, new EidMessage.ChangePinEnded(false, "User_Cancelled"));
        assertThat(step.outcome())
                .hasValue(new IdentityOutcome.Failed(failure, "", Optional.empty()));
    }

    @Test
    void aCardInAnotherReaderIsNotOurs() {
        var rules = new EidRules(new ReaderChoice("REINER*"));
        var begun = rules.on(new EidState.Idle(), new EidEvent.Begun(OWN_PIN));
        var step =
                rules.on(
                        begun.next(),
                        new EidEvent.Said(
                                reader(new CardState.IdCard(false, true, OptionalInt.of(3)))));
        assertThat(step.commands()).isEmpty();
    }

    @Test
    void theSimulatedCardIsLaidDownOnlyWhereItIsNamed() {
        var rules = new EidRules(new ReaderChoice("Simulator"));
        var begun = rules.on(new EidState.Idle(), new EidEvent.Begun(OWN_PIN));
        var step = rules.on(begun.next(), new EidEvent.Said(new EidMessage.InsertCard("")));
        assertThat(step.commands()).containsExactly(new EidCommand.SetCard("Simulator"));
        assertThat(new ReaderChoice("*").takes("Simulator")).isFalse();
    }

    static Stream<EidState> everyRunningState() {
        var run = new Run(OWN_PIN, false);
        var rights = rights(Set.of());
        return Stream.of(
                new EidState.Working(run),
                new EidState.AwaitingCard(run),
                new EidState.AwaitingMove(run),
                new EidState.AwaitingCertificate(run, rights),
                new EidState.AwaitingConsent(run, rights),
                new EidState.Agreeing(run, Set.of()),
                new EidState.AwaitingEntry(run, SecretKind.PIN),
                new EidState.AtKeypad(run, SecretKind.PIN),
                new EidState.Cancelling(run, new IdentityOutcome.Cancelled()));
    }

    @ParameterizedTest
    @MethodSource("everyRunningState")
    void atAnyPointTheCitizenMayStop(EidState state) {
        var step = RULES.on(state, new EidEvent.Aborted());
        assertThat(step.next()).isInstanceOf(EidState.Cancelling.class);
        var ended =
                RULES.on(
                        step.next(),
                        new EidEvent.Said(new EidMessage.ChangePinEnded(false, "User_Cancelled")));
        assertThat(ended.outcome()).hasValue(new IdentityOutcome.Cancelled());
    }

    @ParameterizedTest
    @MethodSource("everyRunningState")
    void atAnyPointTheProgramMayVanish(EidState state) {
        var step = RULES.on(state, new EidEvent.Lost(GONE));
        assertThat(step.next()).isEqualTo(new EidState.Idle());
        assertThat(step.outcome()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("everyRunningState")
    void noStateWaitsForEver(EidState state) {
        var step = RULES.on(state, new EidEvent.Overdue());
        if (step.outcome().isEmpty()) step = RULES.on(step.next(), new EidEvent.Overdue());
        assertThat(step.outcome()).isPresent();
        assertThat(step.hangUp()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyRunningState")
    void everyStateTakesEveryMessageInAnyOrder(EidState state) {
        for (var message : everyMessage()) {
            var step = RULES.on(state, new EidEvent.Said(message));
            assertThat(step.next()).isNotNull();
            // Exactly an end leads back to rest.
            assertThat(step.next() instanceof EidState.Idle).isEqualTo(step.outcome().isPresent());
        }
    }

    private static List<EidMessage> everyMessage() {
        return List.of(
                new EidMessage.AboutProgram("A", "1"),
                new EidMessage.ApiLevel(List.of(), 2, ""),
                reader(new CardState.None()),
                reader(new CardState.Unknown()),
                reader(card(3)),
                reader(new CardState.IdCard(true, true, OptionalInt.empty())),
                new EidMessage.ReaderList(List.of()),
                new EidMessage.Status("AUTH", OptionalInt.of(300), ""),
                new EidMessage.Started(EidMessage.Workflow.AUTH),
                new EidMessage.NotStarted(EidMessage.Workflow.AUTH, "e"),
                new EidMessage.AuthEnded(true, "", "", Optional.of(" no address ")),
                new EidMessage.ChangePinEnded(false, ""),
                rights(Set.of("Address")),
                new EidMessage.Certificate("", "", ""),
                new EidMessage.InsertCard("e"),
                new EidMessage.Enter(SecretKind.PUK, Optional.empty(), "e"),
                asks(SecretKind.NEW_PIN, true, 3),
                new EidMessage.Pause("BadCardPosition"),
                new EidMessage.Complaint(EidMessage.Complaint.Kind.BAD_STATE, "CANCEL"),
                new EidMessage.Complaint(EidMessage.Complaint.Kind.UNKNOWN_COMMAND, "X"),
                new EidMessage.Complaint(EidMessage.Complaint.Kind.INVALID, ""),
                new EidMessage.Complaint(EidMessage.Complaint.Kind.INTERNAL_ERROR, ""),
                new EidMessage.Unknown("FUTURE"));
    }

    @Test
    void aNewPinOnItsWayWhenTheProgramVanishesIsUnclear() {
        var step = said(begin(OWN_PIN), asks(SecretKind.NEW_PIN, false, 3));
        assertThat(RULES.on(step.next(), new EidEvent.Lost(GONE)).outcome())
                .hasValueSatisfying(
                        it -> assertThat(it).isInstanceOf(IdentityOutcome.Failed.class));
        step = entered(step, "654321");
        assertThat(RULES.on(step.next(), new EidEvent.Lost(GONE)).outcome())
                .hasValue(new IdentityOutcome.Unclear(GONE));
    }

    @Test
    void whatTheCardDidCountsEvenAfterTheCitizenStopped() {
        var step = RULES.on(begin(OWN_PIN).next(), new EidEvent.Aborted());
        assertThat(said(step, new EidMessage.ChangePinEnded(true, "")).outcome())
                .hasValue(new IdentityOutcome.PinChanged());
    }

    @Test
    void outsideAConversationNothingIsSentOrPrompted() {
        for (var message : everyMessage()) {
            var step = RULES.on(new EidState.Idle(), new EidEvent.Said(message));
            assertThat(step).isEqualTo(EidStep.to(new EidState.Idle()));
        }
    }

    private static EidStep begin(Task task) {
        return RULES.on(new EidState.Idle(), new EidEvent.Begun(task));
    }

    private static EidStep said(EidStep before, EidMessage message) {
        return RULES.on(before.next(), new EidEvent.Said(message));
    }

    private static EidStep agreed(EidStep before, Set<String> optional) {
        return RULES.on(before.next(), new EidEvent.Agreed(optional));
    }

    private static EidStep entered(EidStep before, String digits) {
        try (var secret = new Secret()) {
            digits.chars().forEach(it -> secret.append(it - '0'));
            return RULES.on(before.next(), new EidEvent.Entered(secret));
        }
    }

    private static CardState card(int tries) {
        return new CardState.IdCard(false, false, OptionalInt.of(tries));
    }

    private static ReaderState state(boolean keypad, CardState card) {
        return new ReaderState("R", false, true, keypad, card);
    }

    private static EidMessage reader(CardState card) {
        return new EidMessage.Reader(state(false, card));
    }

    private static EidMessage asks(SecretKind kind, boolean keypad, int tries) {
        return new EidMessage.Enter(kind, Optional.of(state(keypad, card(tries))), "");
    }

    private static IdentityPrompt prompt(
            SecretKind kind, boolean atKeypad, int tries, boolean refused) {
        return new IdentityPrompt.Enter(kind, atKeypad, OptionalInt.of(tries), refused);
    }

    private static EidMessage.AccessRights rights(Set<String> effective) {
        return new EidMessage.AccessRights(
                effective, Set.of("FamilyName"), Set.of("Address", "DoctoralDegree"), "", "");
    }
}
