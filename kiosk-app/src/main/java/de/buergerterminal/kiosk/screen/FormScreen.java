package de.buergerterminal.kiosk.screen;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.backend.catalogue.FormPage;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.FieldBlock;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One page of the form. Fields that an answer calls for appear, those it makes pointless vanish;
/// the others are never touched while the citizen types.
final class FormScreen implements Screen {
    private final Wording words;
    private final Consumer<SessionEvent> events;
    private final Actions actions;
    private final FormPage page;
    private final VBox questions = new VBox();
    private final ScrollArea scroll;
    private final Map<String, FieldBlock> blocks = new HashMap<>();
    private SessionState.FillingIn state;

    FormScreen(Wording words, Consumer<SessionEvent> events, SessionState.FillingIn state) {
        this.words = words;
        this.events = events;
        this.state = state;
        this.actions = new Actions(words, events);
        this.page = pageOf(state);
        questions.getStyleClass().add("questions");
        var content = new VBox(Lettering.title(words.of(page.title())));
        if (!page.intro().isEmpty()) {
            content.getChildren().add(Lettering.body(words.of(page.intro())));
        }
        content.getChildren().add(questions);
        content.getStyleClass().add("content");
        scroll = new ScrollArea(content, words.of("scroll.more"));
        askVisibleFields();
        show(state.problems());
    }

    private static FormPage pageOf(SessionState.FillingIn state) {
        var form = state.draft().service().form();
        return form.visiblePages(state.draft().answers()).get(state.page());
    }

    private List<FieldBlock> asked() {
        var answers = state.draft().answers();
        return state.draft().service().form().visibleFields(page, answers).stream()
                .map(field -> blocks.computeIfAbsent(field.name(), _ -> blockOf(field)))
                .toList();
    }

    private FieldBlock blockOf(Field field) {
        return new FieldBlock(
                field,
                words,
                state.draft().answers(),
                (name, text) -> events.accept(new SessionEvent.Answered(name, text)));
    }

    private void askVisibleFields() {
        List<FieldBlock> wanted = asked();
        if (!questions.getChildren().equals(wanted)) questions.getChildren().setAll(wanted);
    }

    private Optional<FieldBlock> show(List<FieldProblem> problems) {
        FieldBlock first = null;
        for (FieldBlock block : asked()) {
            if (block.show(problems) && first == null) first = block;
        }
        return Optional.ofNullable(first);
    }

    @Override
    public boolean take(SessionState next) {
        if (!(next instanceof SessionState.FillingIn filling)) return false;
        boolean samePage =
                filling.page() == state.page()
                        && filling.draft().service().id().equals(state.draft().service().id())
                        && pageOf(filling).id().equals(page.id());
        if (!samePage) return false;
        boolean newProblems = !filling.problems().equals(state.problems());
        state = filling;
        askVisibleFields();
        if (newProblems) {
            boolean triedToGoOn = !filling.problems().isEmpty();
            Optional<FieldBlock> wrong = show(filling.problems());
            if (triedToGoOn && !typing()) wrong.ifPresent(this::turnTo);
        }
        return true;
    }

    /// While somebody types, an error elsewhere must not pull the caret away.
    private boolean typing() {
        var scene = questions.getScene();
        return scene != null && scene.getFocusOwner() instanceof javafx.scene.control.TextField;
    }

    private void turnTo(FieldBlock block) {
        block.enter();
        scroll.reveal(block);
    }

    @Override
    public void shown() {
        Optional<FieldBlock> wrong = show(state.problems());
        var blocksInOrder = asked();
        if (blocksInOrder.isEmpty()) return;
        FieldBlock start = wrong.orElse(blocksInOrder.getFirst());
        boolean typed =
                !(start.field() instanceof Field.ChoiceField
                        || start.field() instanceof Field.YesNoField);
        if (typed || wrong.isPresent()) turnTo(start);
    }

    @Override
    public Region body() {
        return scroll;
    }

    @Override
    public void reveal(Node focused) {
        Node whole = focused;
        while (whole != null && !(whole instanceof FieldBlock)) whole = whole.getParent();
        scroll.reveal(whole != null ? whole : focused);
    }

    @Override
    public Optional<StepsBar> steps() {
        return Optional.of(Steps.ofForm(words, state.draft(), state.page()));
    }

    @Override
    public List<Button> actions() {
        return List.of(
                actions.back(),
                actions.next(state.correcting() ? "form.corrected" : "action.next"));
    }
}
