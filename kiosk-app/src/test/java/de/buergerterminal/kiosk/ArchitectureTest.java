package de.buergerterminal.kiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = "de.buergerterminal.kiosk",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_SESSION_IS_PURE =
            noClasses()
                    .that()
                    .resideInAnyPackage("..kiosk.session..", "..kiosk.offer..", "..kiosk.receipt..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..",
                            "java.net.http..",
                            "de.buergerterminal.device.*..",
                            "..backend.fitconnect..",
                            "..backend.outbox..",
                            "..backend.telemetry..",
                            "..kiosk.screen..",
                            "..kiosk.effects..")
                    .because("the flow must be testable in milliseconds, without any hardware");

    @ArchTest
    static final ArchRule JAVAFX_IS_FOR_SCREENS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..kiosk.screen..", "..kiosk.tour..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..")
                    .because("only screens run on the JavaFX thread, and they do nothing else");

    @ArchTest
    static final ArchRule YAML_IS_FOR_THE_CONFIGURATION =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("de.buergerterminal.kiosk")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml.jackson..")
                    .because("the configuration is read in one place and handed on as records");

    @ArchTest
    static final ArchRule THE_JOURNAL_ALONE_LOGS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kiosk.journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.slf4j..", "ch.qos.logback..")
                    .because("a logger takes any text, and a citizen's text must reach none");

    @ArchTest
    static final ArchRule ONLY_COMMAND_LINES_PRINT =
            noClasses()
                    .that(
                            DescribedPredicate.describe(
                                    "are no command lines",
                                    (JavaClass it) ->
                                            !it.getName().startsWith(KioskMain.class.getName())
                                                    && !it.getPackageName().contains(".tour")))
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("what a running terminal has to say goes to its journal");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("de.buergerterminal.kiosk.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a room that needs its neighbour back is not a room");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_TOUR =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kiosk.tour..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..kiosk.tour..")
                    .because("the tour is not in the production jar");

    @ArchTest
    static final ArchRule SIMULATORS_STAY_OUTSIDE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kiosk.tour..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..device.simulator..", "..backend.office..")
                    .because("no setting may turn a real terminal into a toy");

    @ArchTest
    static final ArchRule NULL_IS_NEVER_A_SURPRISE =
            classes()
                    .should(
                            new ArchCondition<JavaClass>("live in a @NullMarked package") {
                                @Override
                                public void check(JavaClass it, ConditionEvents events) {
                                    if (!it.getPackage().isAnnotatedWith(NullMarked.class)) {
                                        events.add(SimpleConditionEvent.violated(it, it.getName()));
                                    }
                                }
                            })
                    .because("NullAway checks only marked code");
}
