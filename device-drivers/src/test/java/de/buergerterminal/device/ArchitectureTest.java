package de.buergerterminal.device;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
        packages = "de.buergerterminal.device",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_SIMULATORS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..simulator..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..simulator..")
                    .because("no flag may turn a real terminal into a toy");

    @ArchTest
    static final ArchRule SERIAL_PORTS_STAY_BEHIND_THE_LINE =
            onlyIn("com.fazecast..", "..device.line..")
                    .because("drivers and simulators speak bytes, whatever carries them");

    @ArchTest
    static final ArchRule CODES_ARE_DRAWN_AND_READ_IN_ONE_PLACE =
            onlyIn("com.google.zxing..", "..device.codescan..", "..device.simulator..")
                    .because("whoever needs a QR code asks for its modules");

    @ArchTest
    static final ArchRule JSON_STAYS_WITH_THE_IDENTIFICATION_PROGRAM =
            onlyIn("com.fasterxml.jackson..", "..device.eid..", "..device.simulator..")
                    .because("no other device of ours speaks it");

    @ArchTest
    static final ArchRule WIRES_STAY_BEHIND_GPIO =
            onlyIn("com.pi4j..", "..device.gpio..")
                    .because("the board's library loads native code and picks mocks by itself");

    @ArchTest
    static final ArchRule THE_C_LIBRARY_HAS_ONE_ROOM =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..device.kernel..")
                    .and()
                    .doNotHaveFullyQualifiedName("de.buergerterminal.device.simulator.Terminal")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.foreign.Linker")
                    .because(
                            "each function is bound once; only the simulators' pseudo-terminals"
                                    + " need more of them than drivers do");

    @ArchTest
    static final ArchRule FOREIGN_MEMORY_HAS_A_REASON =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..device.kernel..", "..device.gpio..")
                    .and()
                    .doNotHaveFullyQualifiedName("de.buergerterminal.device.simulator.Terminal")
                    .and()
                    .doNotHaveFullyQualifiedName("de.buergerterminal.device.Secret")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.foreign..")
                    .because("it is for a header's structures and for secrets off the heap");

    @ArchTest
    static final ArchRule SMART_CARDS_STAY_BEHIND_THE_READER =
            onlyIn("jnasmartcardio..", "..device.smartcard..")
                    .because("there are two PC/SC libraries and one must be chosen in one place");

    @ArchTest
    static final ArchRule SMART_CARD_API_STAYS_BEHIND_THE_READER =
            onlyIn("javax.smartcardio..", "..device.smartcard..", "..device.simulator..")
                    .because("payment and health cards are kept out at one door");

    @ArchTest
    static final ArchRule IPP_IS_SPOKEN_BY_OUR_OWN_CODEC =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.hp.jipp..", "kotlin..")
                    .because("jipp is the judge of our bytes, in tests only");

    @ArchTest
    static final ArchRule HTTP_IS_FOR_PRINTERS_AND_THE_IDENTIFICATION_PROGRAM =
            onlyIn("java.net.http..", "..device.ipp..", "..device.eid..")
                    .because("no other device is reached over HTTP or a WebSocket");

    @ArchTest
    static final ArchRule PROTOCOLS_DO_NOT_NEED_EACH_OTHER =
            slices().matching("de.buergerterminal.device.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("each device can be read, tested and replaced alone");

    @ArchTest
    static final ArchRule THE_LINE_KNOWS_NO_PROTOCOL =
            classes()
                    .that()
                    .resideInAnyPackage("..device.line..", "..device.supervision..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "de.buergerterminal.device",
                            "..device.kernel..",
                            "..device.line..",
                            "..device.supervision..",
                            "java..",
                            "jdk.net..",
                            "com.fazecast..",
                            "org.slf4j..",
                            "org.jspecify..")
                    .because("they serve every protocol alike");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes()
                    .should(
                            new ArchCondition<>("live in a package marked @NullMarked") {
                                @Override
                                public void check(JavaClass it, ConditionEvents events) {
                                    var marked = it.getPackage().isAnnotatedWith(NullMarked.class);
                                    events.add(
                                            new SimpleConditionEvent(
                                                    it, marked, it.getPackageName()));
                                }
                            })
                    .because("absence is said by Optional or @Nullable and the compiler checks it");

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
