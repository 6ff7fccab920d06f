package de.buergerterminal.device.eid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.IdentityFailure;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.IdentityReader.PinInHand;
import de.buergerterminal.device.Secret;
import de.buergerterminal.device.SecretKind;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.simulator.SimulatedAusweisApp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver against the scripted program, over a real WebSocket.
@Timeout(60)
class AusweisAppReaderTest {
    private static final EidLimits QUICK =
            new EidLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(300),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(20));

    private final LinkedBlockingQueue<IdentityPrompt> prompts = new LinkedBlockingQueue<>();
    private SimulatedAusweisApp program;
    private AusweisAppReader reader;

    @BeforeEach
    void start() throws Exception {
        program = SimulatedAusweisApp.at(URI.create("tcp://127.0.0.1:0"));
        reader = AusweisAppReader.at(new DeviceId("identity-reader"), program.driverUri(), QUICK);
        reader.start(_ -> {});
    }

    @AfterEach
    void stop() {
        reader.close();
        program.close();
    }

    @Test
    void aPinIsChangedAtTheScreen() throws Exception {
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.OWN, prompts::add);
        await(IdentityPrompt.LayCard.class);
        program.layCard();
        type(SecretKind.PIN, 3, "123456");
        type(SecretKind.NEW_PIN, 3, "246810");
        assertThat(get(outcome)).isEqualTo(new IdentityOutcome.PinChanged());
        assertThat(program.pin()).isEqualTo("246810");
        assertThat(reader.trace())
                .extracting(TracedFrame::shown)
                .contains("GET_INFO", "SET_PIN", "SET_NEW_PIN")
                .noneMatch(it -> it.contains("123456") || it.contains("246810"));
    }

    @Test
    void theFirstPinIsSetWithTheTransportPinOfTheLetter() throws Exception {
        program.choosePin("54321");
        program.layCard();
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.LETTER, prompts::add);
        type(SecretKind.TRANSPORT_PIN, 3, "54321");
        type(SecretKind.NEW_PIN, 3, "246810");
        assertThat(get(outcome)).isEqualTo(new IdentityOutcome.PinChanged());
    }

    @Test
    void threeWrongPinsLeadOverTheCanToThePukAndBack() throws Exception {
        program.layCard();
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.OWN, prompts::add);
        type(SecretKind.PIN, 3, "000000");
        type(SecretKind.PIN, 2, "000000");
        type(SecretKind.CAN, 1, "500540");
        type(SecretKind.PIN, 1, "000000");
        type(SecretKind.PUK, 0, "9876543210");
        type(SecretKind.PIN, 3, "123456");
        type(SecretKind.NEW_PIN, 3, "246810");
        assertThat(get(outcome)).isEqualTo(new IdentityOutcome.PinChanged());
    }

    @Test
    void atAReaderWithKeypadNoPinPassesThroughUs() throws Exception {
        program.useKeypad();
        program.layCard();
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.OWN, prompts::add);
        assertThat(await(IdentityPrompt.Enter.class).atKeypad()).isTrue();
        pressWhenAsked("SET_PIN", "123456");
        assertThat(await(IdentityPrompt.Enter.class).kind()).isEqualTo(SecretKind.NEW_PIN);
        pressWhenAsked("SET_NEW_PIN", "246810");
        assertThat(get(outcome)).isEqualTo(new IdentityOutcome.PinChanged());
        assertThat(program.pin()).isEqualTo("246810");
    }

    @Test
    void anOfficeIsShownWhoTheyAreAndReadsWhatIsAgreed() throws Exception {
        program.layCard();
        awaitWord("online");
        var outcome =
                reader.identify(URI.create("https://eid.musterhausen.example/t"), prompts::add);
        var consent = await(IdentityPrompt.Consent.class);
        assertThat(consent.recipient()).isEqualTo("Stadt Musterhausen");
        assertThat(consent.optional()).containsExactly("Address", "DoctoralDegree");
        reader.agree(Set.of("Address"));
        type(SecretKind.PIN, 3, "123456");
        assertThat(get(outcome))
                .isEqualTo(
                        new IdentityOutcome.Identified(
                                URI.create("https://eid.musterhausen.example/refresh?session=1")));
        assertThat(program.commands())
                .containsSubsequence(
                        "RUN_AUTH", "GET_CERTIFICATE", "SET_ACCESS_RIGHTS", "ACCEPT", "SET_PIN");
    }

    @Test
    void aFailureIsToldByItsCodeAndWhereTheSessionGoesOn() throws Exception {
        program.layCard();
        program.failNextWith("Card_Removed");
        awaitWord("online");
        var outcome = reader.identify(URI.create("https://eid.example/t"), prompts::add);
        await(IdentityPrompt.Consent.class);
        reader.agree(Set.of());
        type(SecretKind.PIN, 3, "123456");
        assertThat(get(outcome))
                .isEqualTo(
                        new IdentityOutcome.Failed(
                                IdentityFailure.CARD_REMOVED,
                                "Card_Removed",
                                Optional.of(
                                        URI.create(
                                                "https://eid.musterhausen.example/refresh?session=1"))));
    }

    @Test
    void aCardWithItsOnlineFunctionOffIsToldAtOnce() throws Exception {
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.OWN, prompts::add);
        await(IdentityPrompt.LayCard.class);
        program.switchOnlineFunctionOff();
        program.layCard();
        assertThat(get(outcome))
                .isEqualTo(
                        new IdentityOutcome.Failed(
                                IdentityFailure.ONLINE_FUNCTION_OFF, "", Optional.empty()));
    }

    @Test
    void theCitizenStopsAndTheNextOneIsServed() throws Exception {
        awaitWord("online");
        var first = reader.changePin(PinInHand.OWN, prompts::add);
        await(IdentityPrompt.LayCard.class);
        assertThat(get(reader.changePin(PinInHand.OWN, prompts::add)))
                .isEqualTo(new IdentityOutcome.Unavailable(Fault.of(FaultCode.BUSY)));
        reader.abort();
        assertThat(get(first)).isEqualTo(new IdentityOutcome.Cancelled());
        var second = reader.changePin(PinInHand.OWN, prompts::add);
        await(IdentityPrompt.LayCard.class);
        reader.abort();
        assertThat(get(second)).isEqualTo(new IdentityOutcome.Cancelled());
    }

    @Test
    void aProgramThatVanishesEndsTheConversationAndComesBack() throws Exception {
        program.layCard();
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.OWN, prompts::add);
        await(IdentityPrompt.Enter.class);
        program.vanish();
        assertThat(get(outcome))
                .isInstanceOfSatisfying(
                        IdentityOutcome.Failed.class,
                        it -> assertThat(it.failure()).isEqualTo(IdentityFailure.PROGRAM_VANISHED));
        awaitFault(FaultCode.SERVICE_NOT_RUNNING);
        program.comeBack();
        awaitWord("online");
    }

    @Test
    void aProgramThatDoesNotEvenCancelIsHungUpOn() throws Exception {
        program.layCard();
        awaitWord("online");
        var outcome = reader.changePin(PinInHand.OWN, prompts::add);
        await(IdentityPrompt.Enter.class);
        program.goSilent();
        reader.abort();
        assertThat(get(outcome)).isEqualTo(new IdentityOutcome.Cancelled());
        awaitWord("offline");
    }

    @ParameterizedTest
    @CsvSource({"429,BUSY", "403,PERMISSION_DENIED", "503,SERVICE_NOT_RUNNING", "404,WRONG_MODEL"})
    void aRefusedConnectionSaysWhy(int status, FaultCode fault) throws Exception {
        reader.close();
        program.refuseClients(status);
        reader = AusweisAppReader.at(new DeviceId("identity-reader"), program.driverUri(), QUICK);
        reader.start(_ -> {});
        awaitFault(fault);
        program.refuseClients(0);
        awaitWord("online");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1,2", "1,2,3", "2,3,4,5"})
    void theHighestLevelThatBothSpeakIsChosen(String levels) throws Exception {
        restartSpeaking(levels);
        awaitWord("online");
        var highest = levels.contains("3") ? "3" : levels.substring(levels.length() - 1);
        assertThat(reader.describe().get(20, TimeUnit.SECONDS)).contains("API level " + highest);
    }

    @Test
    void aProgramOfAnotherAgeIsToldAsSuch() throws Exception {
        restartSpeaking("7,8");
        awaitFault(FaultCode.WRONG_MODEL);
    }

    private void restartSpeaking(String levels) {
        reader.close();
        program.speakLevels(List.of(levels.split(",")).stream().map(Integer::valueOf).toList());
        reader = AusweisAppReader.at(new DeviceId("identity-reader"), program.driverUri(), QUICK);
        reader.start(_ -> {});
    }

    @Test
    void withoutAReaderNobodyCanBeServed() throws Exception {
        awaitWord("online");
        program.unplugReader();
        awaitFault(FaultCode.NO_IDENTITY_READER);
        program.plugReaderIn();
        awaitWord("online");
    }

    @Test
    void messagesOfALaterVersionAreToleratedAndNoiseIsTold() throws Exception {
        awaitWord("online");
        program.say("{\"msg\":\"WEATHER\",\"sun\":true}");
        assertThat(reader.describe().get(20, TimeUnit.SECONDS))
                .startsWith("AusweisApp (simulated) 2.3.0")
                .contains("reader 'Simulated Reader 01', without keypad");
        var words = new LinkedBlockingQueue<FaultCode>();
        reader.close();
        reader = AusweisAppReader.at(new DeviceId("identity-reader"), program.driverUri(), QUICK);
        reader.start(health -> health.reason().ifPresent(it -> words.add(it.code())));
        awaitWord("online");
        program.say("{\"msg\":\"READER\"" + " ".repeat(70_000) + "}");
        assertThat(words.poll(20, TimeUnit.SECONDS)).isEqualTo(FaultCode.MALFORMED_DATA);
        awaitWord("online");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eid+ws://192.0.2.7:24727",
                "eid+ws://127.0.0.1",
                "eid+tcp://127.0.0.1:24727",
                "eid+ws://127.0.0.1:24727?card=any",
                "ws://127.0.0.1:24727",
            })
    void aWrongAddressIsRefusedInOneSentence(String uri) {
        assertThatThrownBy(
                        () -> AusweisAppReader.at(new DeviceId("identity-reader"), URI.create(uri)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(uri)
                .hasMessageEndingWith(".");
    }

    private void type(SecretKind kind, int triesLeft, String digits) throws InterruptedException {
        var asked = await(IdentityPrompt.Enter.class);
        assertThat(asked.kind()).isEqualTo(kind);
        assertThat(asked.triesLeft()).hasValue(triesLeft);
        assertThat(asked.atKeypad()).isFalse();
        var secret = new Secret();
        digits.chars().forEach(it -> secret.append(it - '0'));
        reader.enter(secret);
    }

    private void pressWhenAsked(String command, String digits) throws InterruptedException {
        for (var i = 0; i < 2_000 && !program.commands().contains(command); i++) Thread.sleep(5);
        program.typeAtKeypad(digits);
    }

    private <P extends IdentityPrompt> P await(Class<P> kind) throws InterruptedException {
        for (var next = prompts.poll(20, TimeUnit.SECONDS);
                next != null;
                next = prompts.poll(20, TimeUnit.SECONDS)) {
            if (kind.isInstance(next)) return kind.cast(next);
        }
        throw new AssertionError("no prompt " + kind.getSimpleName());
    }

    private void awaitWord(String word) throws InterruptedException {
        for (var i = 0; i < 4_000 && !reader.health().word().equals(word); i++) Thread.sleep(5);
        assertThat(reader.health().word()).isEqualTo(word);
    }

    private void awaitFault(FaultCode code) throws InterruptedException {
        for (var i = 0; i < 4_000 && !has(code, reader.health()); i++) Thread.sleep(5);
        assertThat(reader.health().reason()).map(Fault::code).hasValue(code);
    }

    private static boolean has(FaultCode code, DeviceHealth health) {
        return health.reason().map(it -> it.code() == code).orElse(false);
    }

    private static IdentityOutcome get(CompletableFuture<IdentityOutcome> outcome)
            throws Exception {
        return outcome.get(20, TimeUnit.SECONDS);
    }
}
