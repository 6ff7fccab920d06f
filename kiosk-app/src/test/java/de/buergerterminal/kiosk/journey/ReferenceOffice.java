package de.buergerterminal.kiosk.journey;

import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.OfficeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one office of this JVM: making its keys takes seconds. Terminals tell their cases apart by
/// their number.
final class ReferenceOffice {
    static final Path FOLDER = folder();
    static final Office OFFICE = start();

    private ReferenceOffice() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("reference-office");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Office start() {
        try {
            var office =
                    Office.start(
                            new OfficeSettings(0, FOLDER, StockCatalogue.load()).withoutSignIn());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(office)));
            return office;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void end(Office office) {
        office.close();
        try (var files = Files.walk(FOLDER)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            System.err.println("left behind: " + FOLDER);
        }
    }
}
