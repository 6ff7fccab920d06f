package de.buergerterminal.kiosk.screen.part;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One thing a citizen can choose on the home screen: a whole card is the button.
public final class OfferCard extends Button {
    private final VBox text;
    private final HBox row;
    private final String name;

    public OfferCard(String id, Icon icon, String name, String facts, Runnable chosen) {
        this.name = name;
        setId(id);
        getStyleClass().add("offer");
        text =
                new VBox(
                        Lettering.label(name, "offer-name", "strong"),
                        Lettering.label(facts, "offer-facts"));
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(text, icon.drawing("offer-icon"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("offer-row");
        row.setMouseTransparent(true);
        setGraphic(row);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(name + ". " + facts);
        setOnAction(_ -> chosen.run());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// A button would ask its content for one line; a card is as tall as its wrapped text.
    @Override
    protected double computePrefHeight(double width) {
        double inside = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + row.prefHeight(inside) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        row.resizeRelocate(
                snappedLeftInset(),
                snappedTopInset(),
                getWidth() - snappedLeftInset() - snappedRightInset(),
                getHeight() - snappedTopInset() - snappedBottomInset());
    }

    /// What to know about it now; a card with `blocked` looks different and says why.
    public record Note(String sentence, boolean blocked) {}

    public OfferCard availability(Optional<Note> note) {
        note.ifPresent(it -> {
            var icon = (it.blocked() ? Icon.WARNING : Icon.INFO).drawing("note-icon");
            var sentence = Lettering.body(it.sentence());
            HBox.setHgrow(sentence, Priority.ALWAYS);
            var line = new HBox(icon, sentence);
            line.getStyleClass().add("offer-note");
            text.getChildren().add(line);
            if (it.blocked()) getStyleClass().add("blocked");
            setAccessibleText(name + ". " + it.sentence());
        });
        return this;
    }
}
