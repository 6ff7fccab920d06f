package de.buergerterminal.backend.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a catalogue's files lie.
@FunctionalInterface
interface CatalogueFiles {
    /// The file's content; one byte more than [BoundedJson#LARGEST_BYTES] if it is too large.
    ///
    /// @param name relative, with `/`; made only of checked names
    /// @throws IOException no such file, or it cannot be read
    byte[] read(String name) throws IOException;

    static CatalogueFiles in(Path folder) {
        return name -> {
            try (InputStream stream = Files.newInputStream(folder.resolve(name))) {
                return stream.readNBytes(BoundedJson.LARGEST_BYTES + 1);
            }
        };
    }

    static CatalogueFiles beside(Class<?> owner) {
        return name -> {
            try (InputStream stream = owner.getResourceAsStream(name)) {
                if (stream == null) throw new IOException("no such resource");
                return stream.readNBytes(BoundedJson.LARGEST_BYTES + 1);
            }
        };
    }
}
