package de.buergerterminal.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionRules;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.Surroundings;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A finger on the real window, with the real session rules behind it.
class CitizensHandsTest {
    private static final Surroundings TODAY =
            new Surroundings(Visits.OFFER, LocalDate.of(2026, 11, 23));

    private final FxRobot finger = new FxRobot();
    private volatile SessionState state = new SessionState.Attract(Look.DEFAULT);
    private KioskWindow window = open();

    private KioskWindow open() {
        return KioskWindow.open(Studio.SETTINGS, Texts.load(), this::happened).awaitOpen();
    }

    private void happened(SessionEvent event) {
        state = SessionRules.on(state, event, TODAY).next();
        window.show(state);
    }

    @BeforeEach
    void openTheForm() {
        show(new FillingIn(Look.DEFAULT, new Draft(Visits.MOVING, Answers.NONE), 0, List.of()));
    }

    @AfterEach
    void close() {
        window.close();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show(SessionState wanted) {
        state = wanted;
        window.show(wanted);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aNameIsTypedOnTheScreenWithItsCapitalAndItsUmlaut() {
        touch("key-m", "key-ü", "key-l", "key-l", "key-e", "key-r", "key-x", "key-backspace");
        assertThat(entry("field-P-family").getText()).isEqualTo("Müller");
        assertThat(answer("P/family")).isEqualTo("Müller");
    }

    @Test
    void aRestingFingerOffersTheLettersOfOtherLanguages() {
        touch("key-d");
        Node key = node("key-s");
        finger.moveTo(key).press(javafx.scene.input.MouseButton.PRIMARY);
        await(() -> !finger.lookup("#variants").queryAll().isEmpty());
        finger.release(javafx.scene.input.MouseButton.PRIMARY);
        touch("variant-š");
        assertThat(entry("field-P-family").getText()).isEqualTo("Dš");
        assertThat(finger.lookup("#variants").queryAll()).isEmpty();
    }

    @Test
    void aDateNeedsDigitsOnly() {
        touch("key-next", "key-next");
        touch("key-2", "key-4", "key-1", "key-2", "key-1", "key-9", "key-8", "key-5");
        assertThat(answer("P/born")).isEqualTo("24.12.1985");
    }

    @Test
    void keysOfARealKeyboardWorkAsWell() {
        finger.write("Anna");
        assertThat(answer("P/family")).isEqualTo("Anna");
    }

    @Test
    void goingOnTooEarlySaysBelowEachFieldWhatIsMissing() {
        touch("next");
        assertThat(finger.lookup(".problem-text").queryAllAs(Label.class))
                .filteredOn(Node::isVisible)
                .hasSize(3)
                .allMatch(it -> it.getText().startsWith("Hier fehlt noch etwas"));
        assertThat(((FillingIn) state).page()).isZero();
    }

    @Test
    void goingBackFindsEverythingAsItWasLeft() {
        show(new FillingIn(Look.DEFAULT, new Draft(Visits.MOVING, Visits.ANSWERS), 0, List.of()));
        touch("next");
        assertThat(((FillingIn) state).page()).isEqualTo(1);
        touch("field-alone-false");
        touch("back");
        assertThat(entry("field-P-family").getText()).isEqualTo("Öztürk-Šimić");
        touch("next");
        assertThat(answer("alone")).isEqualTo("false");
        assertThat(entry("field-A-street").getText()).isEqualTo("Kurfürstenallee");
    }

    @Test
    void anAnswerMakesTheNextQuestionAppearWithoutDisturbingTheOthers() {
        show(new FillingIn(Look.DEFAULT, new Draft(Visits.MOVING, Visits.ANSWERS), 1, List.of()));
        TextField street = entry("field-A-street");
        touch("field-alone-false");
        assertThat(entry("field-persons").isVisible()).isTrue();
        assertThat(entry("field-A-street")).isSameAs(street);
        touch("field-alone-true");
        assertThat(finger.lookup("#field-persons").queryAll()).isEmpty();
    }

    @Test
    void anotherLanguageKeepsWhatWasTyped() {
        touch("key-a", "key-b");
        touch("language", "language-en");
        assertThat(state.look().language()).isEqualTo("en");
        assertThat(entry("field-P-family").getText()).isEqualTo("Ab");
        touch("key-c");
        assertThat(answer("P/family")).isEqualTo("Abc");
    }

    @Test
    void helpLiesOverTheFormAndGivesItBackUntouched() {
        touch("key-a", "help-button");
        assertThat(finger.lookup("#help").queryAll()).hasSize(1);
        touch("overlay-close");
        touch("key-b");
        assertThat(answer("P/family")).isEqualTo("Ab");
    }

    private void touch(String... ids) {
        for (String id : ids) {
            awaitRest(id);
            finger.clickOn(node(id));
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// A finger aims at what stands still: a screen that was just drawn may still be moving.
    private void awaitRest(String id) {
        var before = new AtomicReference<Bounds>(new BoundingBox(0, 0, 0, 0));
        await(() -> {
            WaitForAsyncUtils.sleep(50, TimeUnit.MILLISECONDS);
            WaitForAsyncUtils.waitForFxEvents();
            Node node = node(id);
            Bounds now = node.localToScreen(node.getBoundsInLocal());
            return now != null && now.equals(before.getAndSet(now));
        });
    }

    private Node node(String id) {
        return finger.from(finger.listTargetWindows().getLast().getScene().getRoot())
                .lookup((Node it) -> id.equals(it.getId()))
                .query();
    }

    private TextField entry(String id) {
        return (TextField) node(id);
    }

    private String answer(String field) {
        return ((FillingIn) state).draft().answers().of(field);
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("did not happen within 10 seconds", late);
        }
    }
}
