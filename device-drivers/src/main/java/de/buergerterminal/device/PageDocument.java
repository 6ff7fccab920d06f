package de.buergerterminal.device;

import java.awt.image.BufferedImage;
import java.util.List;

/// What a [DocumentPrinter] puts on A4 paper. It is held in memory only and never written to disk.
public sealed interface PageDocument {
    /// A complete PDF file. The array is not copied and must not be changed afterwards.
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing, copied nowhere
    record Pdf(byte[] file) implements PageDocument {
        /// Documents name people: never in a log.
        @Override
        public String toString() {
            return "Pdf[" + file.length + " octets]";
        }
    }

    /// Drawn pages for printers that take no PDF, in portrait. Each is scaled to fill the paper and
    /// keeps its proportions, so draw at 210 : 297, best with 2480 x 3508 dots (300 per inch).
    record Pages(List<BufferedImage> pages) implements PageDocument {
        public Pages {
            pages = List.copyOf(pages);
            if (pages.isEmpty()) throw new IllegalArgumentException("at least one page");
        }

        /// Documents name people: never in a log.
        @Override
        public String toString() {
            return "Pages[" + pages.size() + "]";
        }
    }
}
