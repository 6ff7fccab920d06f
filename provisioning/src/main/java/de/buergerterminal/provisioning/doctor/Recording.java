package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.Device;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that takes down every byte between driver and device, readable by its owner alone.
final class Recording {
    private Recording() {}

    /// @throws ConfigurationException when the file exists or the device cannot be recorded
    static Writer begin(Path file, Device device) throws IOException {
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException taken) {
            throw new ConfigurationException(file + " exists already; name a new file.");
        }
        Writer transcript = Files.newBufferedWriter(file, StandardOpenOption.WRITE);
        transcript.write("# " + device.kind().word() + "; every byte unmasked\n");
        if (device.recordTo(transcript)) return transcript;
        transcript.close();
        Files.delete(file);
        throw new ConfigurationException(
                "The %s does not speak on a line of its own and cannot be recorded; leave out --record."
                        .formatted(device.kind().word()));
    }
}
