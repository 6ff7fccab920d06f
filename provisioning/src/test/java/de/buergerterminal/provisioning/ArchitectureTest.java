package de.buergerterminal.provisioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = "de.buergerterminal.provisioning",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeJars.class})
class ArchitectureTest {
    private static final String FLEET = "de.buergerterminal.provisioning.fleet..";
    private static final String DEMO = "de.buergerterminal.provisioning.demo..";

    @ArchTest
    static final ArchRule WEB_TEMPLATES_AND_SQL_STAY_IN_THE_CONSOLE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(FLEET, DEMO)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.javalin..", "io.pebbletemplates..", "java.sql..", "org.sqlite..")
                    .because("a command for technicians must not drag a web server along")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_BROKER_IS_A_TOY_OF_THE_DEMO =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(DEMO)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.hivemq..", DEMO)
                    .because("the production jar contains neither the demo nor a broker")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_NAMES_A_CLASS_OF_THE_KIOSK =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("de.buergerterminal.kiosk..")
                    .because("the kiosk is packed and started as a program of its own")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule SIMULATORS_SERVE_ONLY_THE_DEMO_AND_THE_SIMULATE_COMMAND =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(DEMO)
                    .and()
                    .haveSimpleNameNotStartingWith("Simulate")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..simulator..", "com.pi4j..")
                    .because("production jars do not contain them")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule MQTT_COMES_THROUGH_TELEMETRY =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.eclipse.paho..")
                    .because("Paho's traps are handled once, in backend.telemetry")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_SCREENS_HERE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..")
                    .because("only the kiosk sees JavaFX")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EVERYTHING_IS_NULL_MARKED =
            classes()
                    .that()
                    .areTopLevelClasses()
                    .should(liveInANullMarkedPackage())
                    .because("null is said aloud in this house")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("de.buergerterminal.provisioning.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a room must be understood without its neighbour")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_NAMELESS_PLACES =
            noClasses()
                    .should(
                            new ArchCondition<>("be called Manager, Helper, Util, Impl or Base") {
                                @Override
                                public void check(JavaClass item, ConditionEvents events) {
                                    boolean bad =
                                            item.getSimpleName()
                                                    .matches(".*(Manager|Helper|Utils?|Impl|Base)");
                                    events.add(new SimpleConditionEvent(item, bad, item.getName()));
                                }
                            })
                    .because("such a name says nothing")
                    .allowEmptyShould(true);

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        var marked =
                DescribedPredicate.<JavaClass>describe(
                        "in a @NullMarked package",
                        it -> it.getPackage().isAnnotatedWith(NullMarked.class));
        return ArchCondition.from(marked);
    }
}
