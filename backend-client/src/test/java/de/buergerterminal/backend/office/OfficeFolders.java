package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Empty offices with keys that were made once for all tests of this process.
final class OfficeFolders {
    static final ServiceCatalogue CATALOGUE = StockCatalogue.load();
    private static final Path TEMPLATE = template();

    private OfficeFolders() {}

    private static Path template() {
        try {
            Path folder = Files.createTempDirectory("office-keys");
            Office.start(new OfficeSettings(0, folder, CATALOGUE)).close();
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Office open(Path folder) {
        try {
            if (Files.notExists(folder.resolve("keys.p12"))) copyTo(folder);
            return Office.start(new OfficeSettings(0, folder, CATALOGUE));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATE)) {
            for (Path each : files.toList()) {
                Files.copy(each, folder.resolve(each.getFileName()));
            }
        }
    }
}
