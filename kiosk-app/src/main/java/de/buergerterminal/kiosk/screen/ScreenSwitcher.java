package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Picks the screen for a state. A screen that can take the new facts over is kept, so that
/// nobody's caret jumps; help, the cancel question and the idle warning lie over the screen
/// beneath. Lives on the JavaFX thread.
public final class ScreenSwitcher {
    private final ScreenSettings settings;
    private final Texts texts;
    private final Consumer<SessionEvent> events;
    private final KioskFrame frame;
    private @Nullable Look look;
    private @Nullable SessionState ground;
    private @Nullable SessionState cover;
    private @Nullable Screen screen;

    public ScreenSwitcher(ScreenSettings settings, Texts texts, Consumer<SessionEvent> events) {
        this.settings = settings;
        this.texts = texts;
        this.events = events;
        this.frame = new KioskFrame(settings, texts, events);
    }

    public Region root() {
        return frame;
    }

    public void show(SessionState state) {
        Look before = look;
        look = state.look();
        boolean otherLanguage = before == null || !before.language().equals(look.language());
        if (!look.equals(before)) frame.wear(look);
        var words = new Wording(texts, look.language());
        showGround(groundOf(state), words, otherLanguage);
        showCover(state, words, otherLanguage);
    }

    private void showGround(SessionState next, Wording words, boolean otherLanguage) {
        boolean kept =
                !otherLanguage && screen != null && (sameFacts(next, ground) || screen.take(next));
        boolean samePlace = ground != null && ground.getClass() == next.getClass();
        ground = next;
        if (kept) return;
        Optional<String> focused = samePlace ? frame.focusedId() : Optional.empty();
        screen = screenOf(next, words);
        frame.put(screen, words);
        focused.ifPresent(frame::focus);
    }

    /// The look is worn by the frame; two states that differ in nothing else look the same.
    private static boolean sameFacts(SessionState next, @Nullable SessionState before) {
        return next.equals(before);
    }

    private void showCover(SessionState state, Wording words, boolean otherLanguage) {
        if (!isCover(state)) {
            if (cover != null) frame.uncover();
            cover = null;
            return;
        }
        boolean same = !otherLanguage && cover != null && cover.getClass() == state.getClass();
        if (same && state instanceof SessionState.WarningIdle warning) {
            frame.cover(new IdleWarning(words, events, warning));
        } else if (!same) {
            frame.cover(coverOf(state, words));
        }
        cover = state;
    }

    private static boolean isCover(SessionState state) {
        return state instanceof SessionState.ShowingHelp
                || state instanceof SessionState.ConfirmingCancel
                || state instanceof SessionState.WarningIdle;
    }

    private Cover coverOf(SessionState state, Wording words) {
        return switch (state) {
            case SessionState.ShowingHelp it -> new HelpScreen(words, events, groundOf(it));
            case SessionState.ConfirmingCancel _ -> new CancelQuestion(words, events);
            case SessionState.WarningIdle it -> new IdleWarning(words, events, it);
            default -> throw new IllegalArgumentException("this state covers nothing");
        };
    }

    private static SessionState groundOf(SessionState state) {
        return switch (state) {
            case SessionState.ShowingHelp it -> groundOf(it.beneath());
            case SessionState.ConfirmingCancel it -> groundOf(it.beneath());
            case SessionState.WarningIdle it -> groundOf(it.beneath());
            default -> state;
        };
    }

    private Screen screenOf(SessionState state, Wording words) {
        return switch (state) {
            case SessionState.Attract _ -> new AttractScreen(settings, texts, events);
            case SessionState.Welcoming it -> new WelcomeScreen(settings, texts, words, events, it);
            case SessionState.ChoosingService it -> new ServicesScreen(words, events, it);
            case SessionState.ShowingService it -> new ServiceScreen(words, events, it);
            case SessionState.FillingIn it -> new FormScreen(words, events, it);
            case SessionState.Reviewing it -> new ReviewScreen(words, events, it);
            case SessionState.PreparingPayment it -> new PreparingPaymentScreen(words, it);
            case SessionState.Paying it -> new PayingScreen(words, events, it);
            case SessionState.PaymentFailed it -> new PaymentFailedScreen(words, events, it);
            case SessionState.PaymentUnclear _ -> new PaymentUnclearScreen(words, events);
            case SessionState.Filing it -> new FilingScreen(words, it);
            case SessionState.FilingFailed _ -> new FilingFailedScreen(words, events);
            case SessionState.PrintingReceipt it -> new PrintingScreen(words, it);
            case SessionState.ReceiptFailed it -> new ReceiptFailedScreen(words, events, it);
            case SessionState.ShowingReceipt it -> new ShowingReceiptScreen(words, events, it);
            case SessionState.Done it -> new DoneScreen(words, events, it);
            case SessionState.ScanningCase it -> new ScanScreen(words, events, it);
            case SessionState.CheckingCase _ -> new CheckingScreen(words);
            case SessionState.ShowingCase it -> new CaseScreen(words, events, it);
            case SessionState.OutOfService it -> new OutOfServiceScreen(words, it);
            case SessionState.ShowingHelp _,
                    SessionState.ConfirmingCancel _,
                    SessionState.WarningIdle _ ->
                    throw new IllegalArgumentException("a cover is no ground");
        };
    }
}
