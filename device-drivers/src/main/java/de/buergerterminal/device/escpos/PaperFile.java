package de.buergerterminal.device.escpos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps over a restart how much paper is left of a roll near its end: three short lines of text
/// with two lengths, nothing of any receipt. Replaced as a whole or not at all. A file that is
/// broken, foreign or cannot be had is as good as none; that is said in the log, never as a fault
/// of the printer. One thread writes.
final class PaperFile {
    private static final Logger LOG = LoggerFactory.getLogger(PaperFile.class);
    private static final int LONGEST = 128;
    private static final Pattern FORMAT =
            Pattern.compile("paper 1\nleft-mm ([0-9]{1,6})\nreceipt-mm ([0-9]{1,6})\n");

    private final Path file;
    private boolean troubleSaid;

    PaperFile(Path file) {
        this.file = file;
    }

    /// @param millimetresLeft on the roll, from the near-end sensor's word on
    /// @param receiptMillimetres the usual length of a receipt
    record Left(int millimetresLeft, int receiptMillimetres) {
        private String text() {
            return "paper 1\nleft-mm %d\nreceipt-mm %d\n"
                    .formatted(millimetresLeft, receiptMillimetres);
        }
    }

    Optional<Left> read() {
        if (!Files.isRegularFile(file)) return Optional.empty();
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
            var said = FORMAT.matcher(text);
            if (said.matches()) {
                return Optional.of(
                        new Left(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2))));
            }
            LOG.warn("{} holds no paper forecast; it is replaced at the next receipt", file);
        } catch (IOException unreadable) {
            trouble(unreadable);
        }
        return Optional.empty();
    }

    void keep(Left left) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var channel =
                    FileChannel.open(
                            beside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(left.text().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(false);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            trouble(refused);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            trouble(refused);
        }
    }

    /// Once: the same would be said with every receipt.
    private void trouble(IOException why) {
        if (!troubleSaid) {
            LOG.warn("the paper forecast cannot be kept over a restart in {}", file, why);
        }
        troubleSaid = true;
    }
}
