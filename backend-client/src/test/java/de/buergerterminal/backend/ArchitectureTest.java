package de.buergerterminal.backend;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// The arrows between the rooms of this module and the walls around foreign libraries.
@AnalyzeClasses(packages = "de.buergerterminal.backend", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String OURS = "de.buergerterminal..";

    @ArchTest
    static final ArchRule SCHEMAS_ARE_JUDGED_IN_ONE_PLACE =
            only("..backend.catalogue..", "com.networknt..")
                    .because("kiosk and office must come to the same verdict");

    @ArchTest
    static final ArchRule SQL_STAYS_WHERE_THINGS_ARE_KEPT =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..backend.outbox..", "..backend.office..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                    .allowEmptyShould(true)
                    .because("only the outbox and the office keep anything");

    @ArchTest
    static final ArchRule THE_BROKER_IS_SPOKEN_TO_IN_ONE_PLACE =
            only("..backend.telemetry..", "org.eclipse.paho..")
                    .because("its callbacks must not block and only one place knows how");

    @ArchTest
    static final ArchRule ONLY_THE_OFFICE_SERVES_WEB_PAGES =
            only("..backend.office..", "io.javalin..", "io.pebbletemplates..", "jakarta.servlet..")
                    .because("no kiosk carries a web server");

    @ArchTest
    static final ArchRule ONLY_RECORDS_ARE_WRITTEN_AS_PDF =
            only("..backend.office.record..", "org.apache.pdfbox..", "org.apache.fontbox..")
                    .because("no kiosk carries a PDF library");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_OFFICE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..backend.office..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..backend.office..")
                    .allowEmptyShould(true)
                    .because("the production jar does not contain it");

    @ArchTest
    static final ArchRule THE_CATALOGUE_STANDS_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("..backend.catalogue..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(OURS)
                                    .and(not(resideInAPackage("..backend.catalogue.."))))
                    .because("forms are data and rules, whoever shows or sends them");

    @ArchTest
    static final ArchRule REQUESTS_KNOW_ONLY_THE_CATALOGUE =
            noClasses()
                    .that()
                    .resideInAPackage("..backend.submission..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(OURS)
                                    .and(not(resideInAPackage("..backend.submission..")))
                                    .and(not(resideInAPackage("..backend.catalogue.."))))
                    .because("what travels must not depend on how it travels");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("de.buergerterminal.backend.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a room that needs itself through another cannot be understood alone");

    @ArchTest
    static final ArchRule NOTHING_OF_HARDWARE_OR_SCREENS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "de.buergerterminal.device..",
                            "de.buergerterminal.kiosk..",
                            "de.buergerterminal.provisioning..",
                            "javafx..")
                    .because("this module talks to the office and the broker and to nobody else");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .that(not(simpleName("package-info")))
                    .should(resideInANullMarkedPackage())
                    .because("null is checked by the compiler or not at all");

    private static ArchRule only(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                String message = item.getName() + " is in " + item.getPackageName();
                events.add(new SimpleConditionEvent(item, marked, message));
            }
        };
    }
}
