package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.kiosk.language.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The keyboard on the screen: German QWERTZ, signs, number pads, and the letters of String.Latin
/// (DIN 91379) behind a long press. Its keys never take the focus, so the text field keeps it; keys
/// of a real keyboard work all the same.
public final class OnScreenKeyboard extends StackPane {
    private final Runnable nextField;
    private final KeyRows keys = new KeyRows();
    private final Pane above = new Pane();
    private @Nullable Wording words;
    private @Nullable TextField field;
    private Pad pad = Pad.LETTERS;
    private boolean signs;
    private boolean upperCase;

    /// @param nextField called when the citizen wants the next field
    public OnScreenKeyboard(Runnable nextField) {
        this.nextField = nextField;
        setId("keyboard");
        getStyleClass().add("keyboard");
        keys.getStyleClass().add("keys");
        above.setPickOnBounds(false);
        getChildren().addAll(keys, above);
        // Letters are typed from left to right in every interface language.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        vanish();
    }

    /// From now on the keys type into this field; shows the keys that suit it.
    public void serve(TextField wanted, Wording wording) {
        boolean sameKeys =
                field != null && wording.equals(words) && Pad.wantedBy(wanted) == pad && !signs;
        field = wanted;
        words = wording;
        pad = Pad.wantedBy(wanted);
        signs = false;
        boolean capital = wantsCapital();
        if (!sameKeys || capital != upperCase || !isVisible()) {
            upperCase = capital;
            layKeys();
        }
        setVisible(true);
        setManaged(true);
    }

    public void vanish() {
        field = null;
        closeVariants();
        setVisible(false);
        setManaged(false);
    }

    public Optional<TextField> served() {
        return Optional.ofNullable(field);
    }

    private boolean wantsCapital() {
        return field != null && pad == Pad.LETTERS && field.getText().isEmpty();
    }

    private void layKeys() {
        closeVariants();
        keys.clear();
        List<List<KeyLayout.Key>> rows = KeyLayout.rows(pad, signs);
        for (int y = 0; y < rows.size(); y++) {
            int x = 0;
            for (KeyLayout.Key key : rows.get(y)) {
                if (!(key instanceof KeyLayout.Key.Gap)) keys.put(keyFor(key), x, y, key.units());
                x += key.units();
            }
        }
    }

    private Button keyFor(KeyLayout.Key key) {
        return switch (key) {
            case KeyLayout.Key.Types it -> characterKey(it.character());
            case KeyLayout.Key.Does it -> taskKey(it.task());
            case KeyLayout.Key.Gap _ -> throw new IllegalArgumentException("a gap has no key");
        };
    }

    private Button characterKey(String plain) {
        String character = upperCase ? KeyLayout.upper(plain) : plain;
        Button key = new KeyButton("key-" + idOf(plain), character);
        List<String> variants = KeyLayout.variants(plain, upperCase);
        if (variants.isEmpty()) {
            key.setOnAction(_ -> type(character));
        } else {
            key.getStyleClass().add("with-variants");
            LongPress.on(key, () -> type(character), () -> openVariants(key, variants));
        }
        return key;
    }

    private Button taskKey(KeyLayout.Task task) {
        return switch (task) {
            case SHIFT -> {
                var key = iconKey("key-shift", Icon.SHIFT, "key.shift", this::toggleShift);
                if (upperCase) key.getStyleClass().add("on");
                yield key;
            }
            case BACKSPACE ->
                    iconKey("key-backspace", Icon.BACKSPACE, "key.backspace", this::erase);
            case SPACE -> wordKey("key-space", "key.space", () -> type(" "));
            case SIGNS -> wordKey("key-signs", "key.signs", () -> show(true));
            case LETTERS -> wordKey("key-letters", "key.letters", () -> show(false));
            case NEXT_FIELD -> {
                var key = wordKey("key-next", "key.next", nextField);
                key.getStyleClass().add("key-next");
                yield key;
            }
        };
    }

    private Button wordKey(String id, String textKey, Runnable action) {
        var key = new KeyButton(id, text(textKey));
        key.setOnAction(_ -> action.run());
        key.getStyleClass().add("word-key");
        return key;
    }

    private Button iconKey(String id, Icon icon, String textKey, Runnable action) {
        var key = new KeyButton(id, "");
        key.setGraphic(icon.drawing());
        key.setAccessibleText(text(textKey));
        key.setOnAction(_ -> action.run());
        return key;
    }

    private String text(String key) {
        return words == null ? key : words.of(key);
    }

    private void show(boolean wantedSigns) {
        signs = wantedSigns;
        layKeys();
    }

    private void toggleShift() {
        upperCase = !upperCase;
        layKeys();
    }

    private void type(String character) {
        closeVariants();
        if (field == null) return;
        if (!field.isFocused()) goOnAtTheEnd(field);
        field.replaceSelection(character);
        if (upperCase && !signs) toggleShift();
    }

    private void erase() {
        if (field == null) return;
        if (!field.isFocused()) goOnAtTheEnd(field);
        if (field.getSelection().getLength() > 0) field.replaceSelection("");
        else field.deletePreviousChar();
        if (wantsCapital() && !upperCase) toggleShift();
    }

    /// JavaFX would select the whole text, and the next key would replace it.
    private static void goOnAtTheEnd(TextField field) {
        field.requestFocus();
        field.end();
    }

    private void openVariants(Button key, List<String> variants) {
        closeVariants();
        var strip = new VariantStrip(variants, this::type);
        above.getChildren().add(strip);
        strip.applyCss();
        strip.autosize();
        Point2D corner = above.sceneToLocal(key.localToScene(0, 0));
        double gap = 12;
        double left = corner.getX() + key.getWidth() / 2 - strip.getWidth() / 2;
        strip.relocate(
                Math.clamp(left, gap, Math.max(gap, getWidth() - strip.getWidth() - gap)),
                corner.getY() - strip.getHeight() - gap);
    }

    private void closeVariants() {
        above.getChildren().clear();
    }

    /// Ids for style sheets and tests hold letters and digits only.
    private static String idOf(String character) {
        int point = character.codePointAt(0);
        return Character.isLetterOrDigit(point)
                ? character
                : Character.getName(point).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
