package de.buergerterminal.kiosk.tour;

import de.buergerterminal.kiosk.language.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/// A morning at the terminal, visit by visit. Each step is told in one sentence before it is done.
final class Tour {
    private static final Duration IDLE = Duration.ofMinutes(3);
    private static final int MOST_LOOKS = 12;

    private final Display display;
    private final Finger finger;
    private final FormFiller form;
    private final Dock world;
    private final Texts texts = Texts.load();
    private final PrintStream out;
    private String step = "the start";

    Tour(Display display, Finger finger, Dock world, PrintStream out) {
        this.display = display;
        this.finger = finger;
        this.form = new FormFiller(display, finger);
        this.world = world;
        this.out = out;
    }

    /// The step that is being done, for the sentence of a failure.
    String step() {
        return step;
    }

    void run() {
        arriving();
        certificateOfRegistration();
        checkingTheCase();
        trade();
        dogInEnglishWithoutPaper();
        walkingAway();
        withoutPrinter();
        arabicAndContrast();
        say("The terminal is free again. " + display.pictures() + " pictures were taken.");
    }

    private void say(String sentence) {
        step = sentence;
        out.println(sentence);
    }

    private void arriving() {
        say("Nobody is here; the terminal invites in every language.");
        display.await("screen-attract");
        display.photograph("attract");
        say("Somebody comes; the terminal greets and asks for the language.");
        world.act("somebody-comes");
        display.await("screen-welcome");
        display.photograph("welcome");
        say("An English-speaking citizen sees what can be done here.");
        finger.press("language-en");
        display.await("screen-services");
        // A terminal that has just been switched on fetches the office's keys first.
        display.awaitWithout("blocked");
        display.photograph("home-english");
        say("The next one prefers German.");
        finger.press("language");
        finger.press("language-de");
        display.await("screen-services");
        display.photograph("home");
    }

    private void certificateOfRegistration() {
        say("The certificate of registration: fee, duration and papers before the start.");
        finger.press(offer("meldebescheinigung"));
        display.await("screen-service");
        display.photograph("meldebescheinigung");
        say("The name is typed on the screen's own keyboard.");
        finger.press("next");
        display.await("screen-form");
        finger.type("Müller");
        display.photograph("meldebescheinigung-typing");
        say("A finger rests on a key and finds the letters of other languages.");
        finger.hold("key-s");
        display.await("variants");
        display.photograph("meldebescheinigung-long-press");
        finger.press("variant-š");
        finger.press("key-backspace");
        say("Going on too early: each field says what is missing.");
        finger.press("next");
        display.photograph("meldebescheinigung-problems");
        say("Every question can say why it is asked.");
        finger.press(firstStartingWith("why-"));
        display.photograph("meldebescheinigung-why");
        say("The remaining pages are filled in.");
        form.fillAll(pictures("meldebescheinigung-page"));
        display.await("screen-review");
        display.photograph("meldebescheinigung-review");
        say("The first card is declined; nothing is lost.");
        finger.press("next");
        display.await("screen-paying");
        display.photograph("meldebescheinigung-paying");
        world.act("decline-card");
        display.await("screen-payment-failed");
        display.photograph("meldebescheinigung-declined");
        say("The second card is accepted; the request is stored, then the payment confirmed.");
        finger.press("next");
        display.await("screen-paying");
        world.act("present-card");
        done("meldebescheinigung-done");
    }

    private void done(String picture) {
        display.await("screen-done");
        display.photograph(picture);
        finger.press("next");
        display.await("screen-attract");
    }

    private void checkingTheCase() {
        say("Later the citizen scans the receipt and sees how the case is going.");
        home("de");
        finger.press("case-check");
        display.await("screen-scan");
        display.photograph("check-scan");
        world.act("scan-last-receipt");
        display.await("screen-case");
        display.photograph("check-received");
        leave();
        say("The office accepts the case; the terminal shows it.");
        world.act("office-accept-last");
        String accepted = texts.of("de", "case.accepted.title");
        for (int look = 0; look < MOST_LOOKS; look++) {
            home("de");
            finger.press("case-check");
            display.await("screen-scan");
            world.act("scan-last-receipt");
            display.await("screen-case");
            if (reads(accepted)) {
                display.photograph("check-accepted");
                leave();
                return;
            }
            leave();
            Display.pause(1000);
        }
        throw new TourException("the terminal never showed “" + accepted + "”");
    }

    private void trade() {
        say("A trade is registered, page by page.");
        home("de");
        finger.press(offer("gewerbe"));
        display.await("screen-service");
        display.photograph("gewerbe");
        finger.press("next");
        display.await("screen-form");
        form.fillAll(pictures("gewerbe-page"));
        display.await("screen-review");
        display.photograph("gewerbe-review");
        finger.press("next");
        payIfAsked();
        done("gewerbe-done");
    }

    private void payIfAsked() {
        long end = System.nanoTime() + Display.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String screen = Display.screen();
            if (screen.equals("screen-paying")) {
                world.act("present-card");
                return;
            }
            if (screen.matches("screen-(filing|printing|done|receipt-failed)")) return;
            Display.pause(40);
        }
        throw new TourException("neither payment nor filing began");
    }

    private void dogInEnglishWithoutPaper() {
        say("A dog is registered in English, and the printer runs out of paper meanwhile.");
        home("en");
        finger.press(offer("hund"));
        display.await("screen-service");
        display.photograph("dog");
        finger.press("next");
        display.await("screen-form");
        form.fillAll(pictures("dog-page"));
        display.await("screen-review");
        world.act("printer-out-of-paper-after-lines");
        finger.press("next");
        payIfAsked();
        display.await("screen-receipt-failed");
        display.photograph("dog-receipt-failed");
        say("The request is safe; the receipt is taken from the screen.");
        finger.press("show-receipt");
        display.await("screen-showing-receipt");
        display.photograph("dog-receipt-on-screen");
        finger.press("next");
        display.await("screen-attract");
    }

    private void walkingAway() {
        say("Somebody walks away in the middle of a form; the terminal asks, then hides all.");
        home("de");
        finger.press(offer("hund"));
        display.await("screen-service");
        finger.press("next");
        display.await("screen-form");
        if (Display.shows("keyboard")) finger.type("Mu");
        long end = System.nanoTime() + IDLE.toNanos();
        while (!Display.shows("idle-warning")) {
            if (System.nanoTime() > end) throw new TourException("no idle warning appeared");
            Display.pause(200);
        }
        display.photograph("idle-warning");
        say("They come back in time and then leave on purpose.");
        finger.press("overlay-close");
        finger.press("cancel");
        display.await("cancel-question");
        display.photograph("cancel-question");
        finger.press("cancel-confirm");
        display.await("screen-attract");
    }

    private void withoutPrinter() {
        say("Without paper the home screen says what that means for each service.");
        home("de");
        display.photograph("home-without-paper");
        world.act("printer-refill");
        // The cards are drawn anew when the paper is noticed; a finger in between would miss.
        Display.pause(1_500);
        leaveHome();
    }

    private void arabicAndContrast() {
        say("The same terminal from right to left.");
        home("ar");
        display.photograph("home-arabic");
        finger.press("help-button");
        display.await("help");
        display.photograph("help-arabic");
        finger.press("overlay-close");
        say("And in high contrast with larger text.");
        finger.press("contrast");
        finger.press("text-size");
        display.photograph("home-arabic-contrast-larger");
        finger.press("language");
        finger.press("language-de");
        display.photograph("home-contrast-larger");
        leaveHome();
        say("The next visit begins in the usual look.");
        display.photograph("attract-again");
        display.develop();
    }

    private void home(String language) {
        display.await("screen-attract");
        finger.press("attract");
        display.await("screen-welcome");
        finger.press("language-" + language);
        display.await("screen-services");
    }

    private void leave() {
        finger.press("next");
        display.await("screen-attract");
    }

    private void leaveHome() {
        finger.press("cancel");
        display.await("screen-attract");
    }

    /// The offer whose id contains the word; towns name their services themselves.
    private static String offer(String word) {
        return Display.onFx(() ->
                Display.shown(it -> isOffer(it, word)).stream()
                        .map(Node::getId)
                        .findFirst()
                        .orElseThrow(() -> new TourException("no service “" + word + "”")));
    }

    private static boolean isOffer(Node node, String word) {
        String id = node.getId();
        return id != null && id.startsWith("service-") && id.contains(word);
    }

    private static String firstStartingWith(String prefix) {
        return Display.onFx(() ->
                Display.shown(it -> it.getId() != null && it.getId().startsWith(prefix)).stream()
                        .map(Node::getId)
                        .findFirst()
                        .orElseThrow(() -> new TourException("nothing begins with " + prefix)));
    }

    private static boolean reads(String sentence) {
        return Display.onFx(() ->
                !Display.shown(it ->
                                it instanceof Labeled label && sentence.equals(label.getText()))
                        .isEmpty());
    }

    private static List<String> pictures(String name) {
        return IntStream.rangeClosed(1, 20).mapToObj(it -> name + "-" + it).toList();
    }
}
