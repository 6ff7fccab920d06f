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
            Office.start(new OfficeSettings(0, folder, CATALOGUE).withoutSignIn()).close();
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// An office whose inbox asks nobody who they are.
    static Office open(Path folder) {
        return start(new OfficeSettings(0, folder, CATALOGUE).withoutSignIn());
    }

    static Office openWithSignIn(Path folder) {
        return start(new OfficeSettings(0, folder, CATALOGUE));
    }

    /// The keys of the template, for an office whose cases lie elsewhere.
    static void prepare(Path folder) throws IOException {
        if (Files.notExists(folder.resolve("keys.p12"))) copyTo(folder);
    }

    private static Office start(OfficeSettings settings) {
        try {
            prepare(settings.folder());
            return Office.start(settings);
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
