package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.session.Look;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Parent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every screen in every look: drawn, measured, and photographed to `target/pictures` for people to
/// look at. German is photographed whole, the other looks where they differ most.
class ScreenPicturesTest {
    private static final Set<String> TELLING =
            Set.of(
                    "welcome",
                    "home",
                    "home-closed",
                    "case-asked",
                    "case-asked-not-printed",
                    "form-problems",
                    "review",
                    "paying",
                    "help",
                    "form-choice");

    @BeforeAll
    static void start() {
        Studio.open();
    }

    @TestFactory
    Stream<DynamicTest> german() {
        return screens(Look.DEFAULT, "de");
    }

    @TestFactory
    Stream<DynamicTest> english() {
        return screens(new Look("en", false, false), "en");
    }

    @TestFactory
    Stream<DynamicTest> arabicFromRightToLeft() {
        return screens(new Look("ar", false, false), "ar");
    }

    @TestFactory
    Stream<DynamicTest> largerText() {
        return screens(new Look("de", true, false), "larger");
    }

    @TestFactory
    Stream<DynamicTest> highContrast() {
        return screens(new Look("de", false, true), "contrast");
    }

    @TestFactory
    Stream<DynamicTest> largerUkrainian() {
        return screens(new Look("uk", true, false), "uk-larger");
    }

    @TestFactory
    Stream<DynamicTest> largerTurkish() {
        return screens(new Look("tr", true, false), "tr-larger");
    }

    private static Stream<DynamicTest> screens(Look look, String suffix) {
        return Visits.all(look).entrySet().stream()
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.getKey(),
                                () -> {
                                    Parent root = Studio.drawn(it.getValue());
                                    boolean kept =
                                            suffix.equals("de") || TELLING.contains(it.getKey());
                                    if (kept) {
                                        Studio.photograph(root, it.getKey() + "-" + suffix);
                                    }
                                    Studio.onFx(() -> Inspection.of(root).check());
                                }));
    }
}
