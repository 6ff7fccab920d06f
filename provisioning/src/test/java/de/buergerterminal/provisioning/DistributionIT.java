package de.buergerterminal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is delivered: no flag can turn a real kiosk into a toy, because the toys are not there.
class DistributionIT {
    private static final Path KIOSK = Path.of("../kiosk-app/target/dist");
    private static final String TOYS =
            "de/buergerterminal/(.*/)?(simulator|office|tour|demo)/.*|.*mock.*";

    @Test
    void theKiosksJarsHoldNeitherSimulatorNorOfficeNorTour() throws IOException {
        List<Path> jars = jarsIn(KIOSK.resolve("lib"));
        assertThat(jars)
                .extracting(it -> it.getFileName().toString())
                .contains("kiosk-app-0.1.0.jar");
        for (Path jar : jars) {
            assertThat(jar.getFileName().toString()).doesNotContain("mock", "javalin", "hivemq");
            if (jar.getFileName().toString().matches("(kiosk|device|backend).*")) {
                assertThat(entries(jar)).isNotEmpty().noneMatch(it -> it.matches(TOYS));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../device-drivers/target/device-drivers-0.1.0.jar",
                "../backend-client/target/backend-client-0.1.0.jar",
                "../kiosk-app/target/kiosk-app-0.1.0.jar",
                "target/provisioning-0.1.0.jar"
            })
    void aProductionJarHoldsNoToys(String jar) throws IOException {
        assertThat(entries(Path.of(jar))).isNotEmpty().noneMatch(it -> it.matches(TOYS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../device-drivers/target/device-drivers-0.1.0-simulators.jar",
                "../backend-client/target/backend-client-0.1.0-office.jar",
                "../kiosk-app/target/kiosk-app-0.1.0-tour.jar",
                "target/provisioning-0.1.0-demo.jar"
            })
    void theToysLieInAJarOfTheirOwn(String jar) throws IOException {
        assertThat(entries(Path.of(jar))).anyMatch(it -> it.matches(TOYS));
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> entries(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().filter(it -> !it.isDirectory()).map(ZipEntry::getName).toList();
        }
    }
}
