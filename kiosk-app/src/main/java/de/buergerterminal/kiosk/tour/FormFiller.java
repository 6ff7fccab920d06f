package de.buergerterminal.kiosk.tour;

import de.buergerterminal.kiosk.screen.part.Pad;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;

/// Fills any form of the catalogue with made-up but plausible answers: known questions by their FIM
/// id, all others by the kind of control. Answers go through the real controls.
final class FormFiller {
    private static final int MOST_QUESTIONS = 60;

    /// Invented people only.
    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    Map.entry("F60000000227", "Muster"),
                    Map.entry("F60000000228", "Erika"),
                    Map.entry("F60000000230", "Beispiel"),
                    Map.entry("F60000000234", "Musterstadt"),
                    Map.entry("F60000000235", "Deutschland"),
                    Map.entry("F60000000236", "deutsch"),
                    Map.entry("F60000000240", "05251 12345678"),
                    Map.entry("F60000000242", "erika.muster@example.org"),
                    Map.entry("F60000000243", "Rathausplatz"),
                    Map.entry("F60000000244", "12 a"),
                    Map.entry("F60000000246", "33098"),
                    Map.entry("F60000000247", "Musterstadt"),
                    Map.entry("G60000000083", "24.12.1985"));

    private final Display display;
    private final Finger finger;

    FormFiller(Display display, Finger finger) {
        this.display = display;
        this.finger = finger;
    }

    /// Answers everything on this page that must be answered; questions that appear on the way too.
    void fillPage() {
        Set<String> done = new HashSet<>();
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            Optional<Open> next = Display.onFx(() -> firstOpen(done));
            if (next.isEmpty()) return;
            Open question = next.get();
            done.add(question.id());
            if (question.answer().isEmpty()) {
                finger.press(question.id());
            } else {
                Display.onFx(() -> {
                    if (!(byId(question.id()) instanceof TextField entry)) return false;
                    entry.requestFocus();
                    entry.setText(question.answer());
                    return true;
                });
            }
            Display.pause(60);
        }
        throw new TourException("this page asks more than " + MOST_QUESTIONS + " questions");
    }

    /// Fills page after page until another screen comes.
    ///
    /// @param names of the pictures, one per page; empty for no pictures
    void fillAll(List<String> names) {
        int page = 0;
        while (Display.screen().equals("screen-form")) {
            String step = step();
            fillPage();
            if (page < names.size()) display.photograph(names.get(page));
            page++;
            finger.press("next");
            awaitOtherThan(step);
        }
    }

    private void awaitOtherThan(String step) {
        long end = System.nanoTime() + Display.PATIENCE.toNanos();
        while (Display.screen().equals("screen-form") && step().equals(step)) {
            String problems = problems();
            // Old problems vanish with the next picture; only what stays is a problem.
            if (!problems.isEmpty()) Display.pause(1500);
            if (!problems.isEmpty() && problems().equals(problems)) {
                throw new TourException("the form page “" + step + "” says: " + problems);
            }
            if (System.nanoTime() > end) throw new TourException("no page follows on " + step);
            Display.pause(40);
        }
    }

    private static String step() {
        return Display.onFx(() -> byId("step") instanceof Label it ? it.getText() : "");
    }

    private static String problems() {
        return Display.onFx(() ->
                String.join(
                        " ",
                        Display.shown(it -> it.getStyleClass().contains("problem-text")).stream()
                                .map(it -> ((Label) it).getText())
                                .toList()));
    }

    private static Node byId(String id) {
        var found = Display.shown(it -> id.equals(it.getId()));
        return found.isEmpty() ? new Label() : found.getFirst();
    }

    /// @param answer what to write, empty if the control is pressed instead
    private record Open(String id, String answer) {}

    private static Optional<Open> firstOpen(Set<String> done) {
        for (Node block : Display.shown(it -> it.getStyleClass().contains("required"))) {
            Optional<Open> open = openIn(block, done);
            if (open.isPresent()) return open;
        }
        return Optional.empty();
    }

    private static Optional<Open> openIn(Node block, Set<String> done) {
        if (block.lookup(".address") == null && block.lookup(".entry") instanceof TextField it) {
            boolean open = it.getText().isEmpty() && !done.contains(it.getId());
            return open ? Optional.of(new Open(it.getId(), answer(it))) : Optional.empty();
        }
        List<RadioButton> options =
                block.lookupAll(".choice").stream()
                        .filter(RadioButton.class::isInstance)
                        .map(RadioButton.class::cast)
                        .toList();
        boolean chosen = options.stream().anyMatch(RadioButton::isSelected);
        if (options.isEmpty() || chosen) return Optional.empty();
        Node opener = block.lookup(".opener");
        if (opener != null && !done.contains(opener.getId())) {
            return Optional.of(new Open(opener.getId(), ""));
        }
        RadioButton wanted =
                options.stream()
                        .filter(it -> String.valueOf(it.getId()).endsWith("-false"))
                        .findFirst()
                        .orElse(options.getFirst());
        return Optional.of(new Open(wanted.getId(), ""));
    }

    private static String answer(TextField entry) {
        String id = entry.getId();
        String fim = id.substring(id.lastIndexOf('-') + 1);
        if (KNOWN.containsKey(fim)) return KNOWN.get(fim);
        return switch (Pad.wantedBy(entry)) {
            case DATE -> "01.11.2026";
            case DIGITS -> "1";
            case PHONE -> "05251 12345678";
            case EMAIL -> "erika.muster@example.org";
            case LETTERS -> "Beispiel";
        };
    }
}
