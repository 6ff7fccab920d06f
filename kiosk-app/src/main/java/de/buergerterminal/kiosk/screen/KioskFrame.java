package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Kopfzeile;
import de.buergerterminal.kiosk.screen.part.OnScreenKeyboard;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stays the same on every screen: header above, then progress and content, the keyboard while
/// a text is typed, the actions, and the bar with language, text size, contrast, help and cancel.
/// The actions never move, whether the keyboard is there or not.
final class KioskFrame extends StackPane {
    private static final String WHITE = "#FFFFFF";

    private final ScreenSettings settings;
    private final Texts texts;
    private final Consumer<SessionEvent> events;
    private final Optional<Image> arms;
    private final StackPane header = new StackPane();
    private final StackPane steps = new StackPane();
    private final StackPane body = new StackPane();
    private final OnScreenKeyboard keyboard = new OnScreenKeyboard(this::nextField);
    private final HBox actions = new HBox();
    private final StackPane bar = new StackPane();
    private final VBox framed = new VBox(header, steps, body, keyboard, actions, bar);
    private final StackPane covers = new StackPane();
    private Look look = Look.DEFAULT;
    private @Nullable Screen screen;
    private @Nullable Wording words;
    private @Nullable Node focusBeforeCover;

    KioskFrame(ScreenSettings settings, Texts texts, Consumer<SessionEvent> events) {
        this.settings = settings;
        this.texts = texts;
        this.events = events;
        arms = settings.arms().map(it -> new Image(it.toUri().toString()));
        setId("kiosk");
        getStylesheets()
                .add(
                        Objects.requireNonNull(KioskFrame.class.getResource("kiosk.css"))
                                .toExternalForm());
        getStyleClass().add("kiosk");
        setMinSize(settings.width(), settings.height());
        setPrefSize(settings.width(), settings.height());
        setMaxSize(settings.width(), settings.height());
        framed.getStyleClass().add("frame");
        body.getStyleClass().add("body");
        actions.getStyleClass().add("actions");
        VBox.setVgrow(body, Priority.ALWAYS);
        // The content gets what the others leave; it scrolls if that is too little.
        body.setMinHeight(0);
        body.setPrefHeight(0);
        for (Region fixed : List.of(header, steps, keyboard, actions, bar)) {
            fixed.setMinHeight(USE_PREF_SIZE);
        }
        covers.setVisible(false);
        covers.getStyleClass().add("covers");
        getChildren().addAll(framed, covers);
        sceneProperty().addListener((_, _, scene) -> followFocus(scene));
        Presses.watch(this, events, this::nextField);
        // The keyboard's strip of variants may reach over the content above it.
        keyboard.setViewOrder(-1);
        wear(look);
    }

    /// Text size, contrast and language; nothing of the screen is rebuilt for size and contrast.
    void wear(Look wanted) {
        look = wanted;
        double em = settings.bodyTextPx() * (look.largerText() ? 1.25 : 1);
        setStyle("-fx-font-size: %.0fpx; -town: %s; %s".formatted(em, townColour(), townAction()));
        mark("high-contrast", look.highContrast());
        mark("larger-text", look.largerText());
        var wording = new Wording(texts, look.language());
        words = wording;
        mark("arabic", wording.rightToLeft());
        setNodeOrientation(
                wording.rightToLeft()
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
        header.getChildren()
                .setAll(new Kopfzeile(settings.townName(), wording.of("terminal.name"), arms));
        keyboard.setStyle("-fx-font-size: %.0fpx".formatted(settings.bodyTextPx()));
        if (screen != null) drawBar(screen);
    }

    private String townColour() {
        return settings.accentColour().toLowerCase(Locale.ROOT);
    }

    /// The town's colour may colour actions only where white words on it stay readable.
    private String townAction() {
        boolean readable = Contrast.ratio(settings.accentColour(), WHITE) >= Contrast.TEXT;
        return readable && !look.highContrast() ? "-kern-action: -town;" : "";
    }

    private void mark(String styleClass, boolean on) {
        getStyleClass().remove(styleClass);
        if (on) getStyleClass().add(styleClass);
    }

    void put(Screen next, Wording wording) {
        screen = next;
        words = wording;
        keyboard.vanish();
        body.setId("screen-" + next.name());
        body.getChildren().setAll(scrolling(next.body(), wording));
        steps.getChildren().setAll(next.steps().map(List::of).orElse(List.of()));
        showIf(steps, !steps.getChildren().isEmpty());
        List<Button> buttons = next.actions();
        actions.getChildren().setAll(buttons);
        showIf(actions, !buttons.isEmpty());
        for (Button button : buttons) {
            boolean primary = button.getStyleClass().contains("primary");
            HBox.setHgrow(
                    button, primary || buttons.size() == 1 ? Priority.ALWAYS : Priority.NEVER);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMaxHeight(Double.MAX_VALUE);
            if (!primary) button.setMinWidth(USE_PREF_SIZE);
        }
        showIf(header, next.framed());
        drawBar(next);
        // Scrolled content joins the scene with its skin; before that nothing could take the focus.
        applyCss();
        if (!holdsControl(body)) focusOnPrimary(buttons);
        next.shown();
    }

    /// Where there is nothing to answer, Enter goes on rather than back.
    private static void focusOnPrimary(List<Button> buttons) {
        buttons.stream()
                .filter(it -> it.getStyleClass().contains("primary"))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean holdsControl(Node node) {
        if (node.isFocusTraversable()) return true;
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream()
                        .filter(it -> it.isVisible() && !it.isDisable())
                        .anyMatch(KioskFrame::holdsControl);
    }

    /// In larger text even a short message may need more than the display.
    private static Region scrolling(Region content, Wording wording) {
        return content.getStyleClass().contains("content")
                ? ScrollArea.filling(content, wording.of("scroll.more"))
                : content;
    }

    /// The focus stays on a button of the bar that is drawn anew, as it does when it was pressed.
    private void drawBar(Screen current) {
        Optional<String> focused =
                Optional.ofNullable(getScene())
                        .map(Scene::getFocusOwner)
                        .filter(it -> isWithin(it, bar))
                        .map(Node::getId);
        showIf(bar, current.framed());
        bar.getChildren()
                .setAll(
                        new BottomBar(
                                new Wording(texts, look.language()),
                                look,
                                current.cancellable(),
                                this::chooseLanguage,
                                events));
        focused.ifPresent(this::focus);
    }

    private static void showIf(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    private void chooseLanguage() {
        cover(new LanguageQuestion(settings, texts, look, events, this::uncover));
    }

    void cover(Cover cover) {
        if (!covers.isVisible()) focusBeforeCover = getScene() == null ? null : owner(getScene());
        framed.setDisable(true);
        covers.getStyleClass().remove("opaque");
        if (cover.hidesAll()) covers.getStyleClass().add("opaque");
        var panel = cover.panel();
        panel.setMaxHeight(cover.hidesAll() ? Double.MAX_VALUE : Region.USE_PREF_SIZE);
        covers.getChildren().setAll(panel);
        covers.setVisible(true);
        Node answer = panel.lookup("#overlay-close");
        if (answer != null) answer.requestFocus();
    }

    void uncover() {
        covers.getChildren().clear();
        covers.setVisible(false);
        framed.setDisable(false);
        if (focusBeforeCover != null) focusBeforeCover.requestFocus();
        if (focusBeforeCover instanceof TextField entry) entry.end();
        focusBeforeCover = null;
    }

    Optional<String> focusedId() {
        return Optional.ofNullable(getScene()).map(Scene::getFocusOwner).map(Node::getId);
    }

    void focus(String id) {
        Node node = lookup("#" + id);
        if (node == null) return;
        node.requestFocus();
        if (node instanceof TextField entry) entry.end();
    }

    private static @Nullable Node owner(Scene scene) {
        return scene.getFocusOwner();
    }

    private void followFocus(@Nullable Scene scene) {
        if (scene == null) return;
        scene.focusOwnerProperty().addListener((_, _, focused) -> focusMoved(focused));
    }

    private void focusMoved(@Nullable Node focused) {
        if (focused instanceof TextField entry && words != null) {
            keyboard.serve(entry, words);
            if (screen != null) screen.reveal(entry);
        } else if (focused instanceof RadioButton) {
            keyboard.vanish();
        }
        if (focused != null && getStyleClass().contains(Presses.BY_KEYS)) {
            ScrollArea.around(focused).ifPresent(it -> it.reveal(focused));
        }
    }

    /// The next text field of the page, or the primary action after the last one.
    private void nextField() {
        List<Node> entries = body.lookupAll(".entry").stream().filter(KioskFrame::isShown).toList();
        int here = keyboard.served().map(entries::indexOf).orElse(-1);
        if (here >= 0 && here + 1 < entries.size()) {
            entries.get(here + 1).requestFocus();
            if (entries.get(here + 1) instanceof TextField entry) entry.end();
        } else {
            keyboard.vanish();
            Platform.runLater(() -> focus("next"));
        }
    }

    private static boolean isWithin(Node node, Node wanted) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(wanted)) return true;
        }
        return false;
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) return false;
        }
        return true;
    }
}
