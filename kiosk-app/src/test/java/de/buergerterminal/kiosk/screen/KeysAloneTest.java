package de.buergerterminal.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.screen.part.FieldBlock;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionRules;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.Surroundings;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/// Who cannot touch the screen has a keyboard or a keypad: it reaches everything, shows where it
/// is, and counts as much as a finger (EN 301 549 v3.2.1, 5.1.6.1 and 5.1.6.2).
class KeysAloneTest {
    private static final Surroundings TODAY =
            new Surroundings(Visits.OFFER, LocalDate.of(2026, 11, 23));

    private final FxRobot hands = new FxRobot();
    private final ConcurrentLinkedQueue<SessionEvent> events = new ConcurrentLinkedQueue<>();
    private volatile SessionState state = new SessionState.Attract(Look.DEFAULT);
    private KioskWindow window = open();

    private KioskWindow open() {
        return KioskWindow.open(Studio.SETTINGS, Texts.load(), this::happened).awaitOpen();
    }

    private void happened(SessionEvent event) {
        events.add(event);
        state = SessionRules.on(state, event, TODAY).next();
        window.show(state);
    }

    @AfterEach
    void close() {
        window.close();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Within a group of choices the arrows go on, see below. The button for more goes when the
    /// focus has moved to what lay below it.
    @Test
    void everyControlOfEveryScreenIsReachedForwardsAndBackwards() {
        Map<String, Set<String>> unreached = new TreeMap<>();
        Visits.all(Look.DEFAULT)
                .forEach((name, each) -> {
                    show(each);
                    Set<Node> controls = controls();
                    for (var way : List.of(TraversalDirection.NEXT, TraversalDirection.PREVIOUS)) {
                        Set<Node> left = new LinkedHashSet<>(controls);
                        Set<Node> seen = walk(way, controls.size());
                        left.removeIf(it -> seen.contains(it) || !isShown(it));
                        left.removeIf(it -> seen.stream().anyMatch(other -> sameGroup(it, other)));
                        left.forEach(it -> names(unreached, name + " " + way).add(nameOf(it)));
                    }
                });
        assertThat(unreached).isEmpty();
    }

    @Test
    void whereTheFocusIsIsSeenByWhoeverUsesKeysAndByNobodyElse() {
        Map<String, Set<String>> unseen = new TreeMap<>();
        show(screen("review"));
        hands.push(KeyCode.SHIFT);
        Visits.all(Look.DEFAULT)
                .forEach((name, each) -> {
                    show(each);
                    for (Node control : controls()) {
                        double ring = Studio.onFx(() -> ring(control));
                        Studio.settle(scene().getRoot());
                        if (!isShown(control)) continue;
                        if (ring < 4) names(unseen, name + " no ring").add(nameOf(control));
                        if (isCovered(control))
                            names(unseen, name + " hidden").add(nameOf(control));
                    }
                });
        assertThat(unseen).isEmpty();

        show(screen("form-choice"));
        Node button = node("next");
        assertThat(Studio.onFx(() -> ring(button))).isGreaterThanOrEqualTo(4);
        var besideEverything = hands.point(scene().getRoot()).atPosition(Pos.TOP_LEFT);
        hands.clickOn(besideEverything.atOffset(10, 10), Motion.DIRECT, MouseButton.PRIMARY);
        assertThat(Studio.onFx(() -> ring(button))).isLessThan(4);
    }

    @Test
    void arrowsChooseWithinAGroup() {
        show(screen("form-address"));
        focus("field-alone-true");
        hands.push(KeyCode.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(scene().getFocusOwner().getId()).isEqualTo("field-alone-false");
        assertThat(((FillingIn) state).draft().answers().of("alone")).isEqualTo("false");
    }

    @Test
    void enterAndSpacePressWhatHasTheFocus() {
        show(new SessionState.Welcoming(Look.DEFAULT));
        focus("language-en");
        hands.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state.look().language()).isEqualTo("en");
        focus("text-size");
        hands.push(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state.look().largerText()).isTrue();
    }

    @Test
    void whereThereIsNothingToAnswerEnterGoesOnAndNotBack() {
        show(screen("service"));
        assertThat(scene().getFocusOwner().getId()).isEqualTo("next");
        show(screen("welcome"));
        assertThat(scene().getFocusOwner().getId()).isEqualTo("language-de");
    }

    @Test
    void enterGoesFromFieldToFieldAndFromTheLastOneToTheButton() {
        show(screen("form-empty"));
        focus("field-P-family");
        hands.write("Muster").push(KeyCode.ENTER);
        hands.write("Erika").push(KeyCode.ENTER);
        hands.write("12121970").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        var answers = ((FillingIn) state).draft().answers();
        assertThat(answers.of("P/family")).isEqualTo("Muster");
        assertThat(answers.of("P/born")).isEqualTo("12.12.1970");
        assertThat(scene().getFocusOwner().getId()).isEqualTo("next");
    }

    /// On a slow machine what was put off comes before the first layout.
    @Test
    void theFirstQuestionIsSeenWholeWhenItsFormOpens() {
        var screens =
                Studio.onFx(() -> {
                    var it = new ScreenSwitcher(Studio.SETTINGS, Texts.load(), _ -> {});
                    new Scene(it.root(), Studio.SETTINGS.width(), Studio.SETTINGS.height());
                    it.show(screen("service"));
                    it.root().applyCss();
                    it.root().layout();
                    it.show(new FillingIn(Look.DEFAULT, dog(), 0, List.of()));
                    return it.root();
                });
        Studio.onFx(() -> true);
        Studio.settle(screens);
        Node question = screens.getScene().getFocusOwner();
        while (!(question instanceof FieldBlock)) question = question.getParent();
        assertThat(isCovered(question)).isFalse();
    }

    @Test
    void aKeyHeldDownPressesOnce() {
        show(screen("service"));
        hands.press(KeyCode.ENTER).press(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        var here = state;
        assertThat(here).isInstanceOf(FillingIn.class);
        focus("next");
        hands.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state).isEqualTo(here);
        hands.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(((FillingIn) state).problems()).isNotEmpty();
    }

    @Test
    void aButtonOfTheBarKeepsTheFocusWhenItChangedTheLook() {
        show(screen("review"));
        focus("contrast");
        hands.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state.look().highContrast()).isTrue();
        assertThat(scene().getFocusOwner().getId()).isEqualTo("contrast");
    }

    @Test
    void anyPressSaysThatSomebodyIsHereAndEndsTheWarning() {
        var page = screen("review");
        show(new SessionState.WarningIdle(page, 9));
        hands.push(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state).isEqualTo(page);

        show(new SessionState.WarningIdle(page, 9));
        hands.clickOn(node("idle-seconds"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state).isEqualTo(page);
    }

    @Test
    void theButtonThatEndsTheVisitInTheWarningEndsIt() {
        show(new SessionState.WarningIdle(screen("review"), 9));
        hands.clickOn(node("cancel-confirm"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(state).isEqualTo(new SessionState.Attract(Look.DEFAULT));
        assertThat(events).contains(new SessionEvent.StillHere());
    }

    private static SessionState screen(String name) {
        return Objects.requireNonNull(Visits.all(Look.DEFAULT).get(name));
    }

    private static Draft dog() {
        var service = StockCatalogue.load().service(new ServiceId("hundesteuer-anmeldung"));
        return new Draft(service.orElseThrow(), Answers.NONE);
    }

    private void show(SessionState wanted) {
        state = wanted;
        window.show(wanted);
        WaitForAsyncUtils.waitForFxEvents();
        Studio.settle(scene().getRoot());
    }

    private Scene scene() {
        return hands.listTargetWindows().getLast().getScene();
    }

    private void focus(String id) {
        Node node = node(id);
        Studio.onFx(() -> {
            node.requestFocus();
            return true;
        });
    }

    private Node node(String id) {
        return below(scene().getRoot())
                .filter(it -> id.equals(it.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " on the screen"));
    }

    /// What can be pressed or filled in, as far as it is shown and works. Keys of the keyboard on
    /// the screen stand for those of a real one.
    private Set<Node> controls() {
        return Studio.onFx(() ->
                below(scene().getRoot())
                        .filter(it -> it instanceof ButtonBase || it instanceof TextInputControl)
                        .filter(it -> !it.getClass().getSimpleName().equals("KeyButton"))
                        .filter(it -> isShown(it) && !it.isDisabled())
                        .collect(LinkedHashSet::new, Set::add, Set::addAll));
    }

    private Set<Node> walk(TraversalDirection way, int controls) {
        Set<Node> seen = new LinkedHashSet<>();
        for (int press = 0; press < controls + 5; press++) {
            seen.add(
                    Studio.onFx(() -> {
                        scene().getFocusOwner().requestFocusTraversal(way);
                        return scene().getFocusOwner();
                    }));
        }
        return seen;
    }

    /// How wide the border is that this control has with the focus.
    private static double ring(Node control) {
        control.requestFocus();
        control.applyCss();
        var border = ((Region) control).getBorder();
        if (border == null || border.isEmpty()) return 0;
        var stroke = border.getStrokes().getLast();
        return stroke.getTopStroke().equals(javafx.scene.paint.Color.TRANSPARENT)
                ? 0
                : stroke.getWidths().getTop();
    }

    private static boolean sameGroup(Node one, Node other) {
        return one instanceof RadioButton a
                && other instanceof RadioButton b
                && a.getToggleGroup() != null
                && a.getToggleGroup().equals(b.getToggleGroup());
    }

    /// Whether part of it lies beyond its window into the page, or under the button for more.
    private static boolean isCovered(Node control) {
        var area = ScrollArea.around(control);
        if (area.isEmpty()) return false;
        var place = control.localToScene(control.getLayoutBounds());
        var window = area.get().localToScene(area.get().getLayoutBounds());
        var more = area.get().lookup("#more");
        return place.getMinY() < window.getMinY() - 1
                || place.getMaxY() > window.getMaxY() + 1
                || (isShown(more) && more.localToScene(more.getLayoutBounds()).intersects(place));
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) return false;
        }
        return true;
    }

    private static Stream<Node> below(Node node) {
        return Stream.concat(
                Stream.of(node),
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(KeysAloneTest::below)
                        : Stream.empty());
    }

    private static Set<String> names(Map<String, Set<String>> into, String place) {
        return into.computeIfAbsent(place, _ -> new LinkedHashSet<>());
    }

    private static String nameOf(Node node) {
        return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass();
    }
}
