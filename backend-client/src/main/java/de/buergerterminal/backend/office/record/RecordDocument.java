package de.buergerterminal.backend.office.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// One document of a record. Its path is made here of numbers and a known ending, never of what a
/// sender wrote. Its content is in memory or comes from wherever it lies, each time anew.
public final class RecordDocument {
    private final String path;
    private final String kind;
    private final String title;
    private final String mediaType;
    private final Content content;
    private final Checksums checksums;
    private final boolean streamed;

    /// Writes the same bytes each time, piece by piece.
    @FunctionalInterface
    public interface Content {
        /// @throws IOException the content cannot be read, or is not what it was; what was written
        ///   until then is worth nothing
        void writeTo(OutputStream out) throws IOException;
    }

    private RecordDocument(
            String path,
            String kind,
            String title,
            String mediaType,
            Content content,
            Checksums checksums,
            boolean streamed) {
        if (!path.matches("[a-z0-9-]+(/[a-z0-9-]+)*\\.[a-z0-9]{1,5}")) {
            throw new IllegalArgumentException("no path of a record: " + path);
        }
        this.path = path;
        this.kind = kind;
        this.title = title;
        this.mediaType = mediaType;
        this.content = content;
        this.checksums = checksums;
        this.streamed = streamed;
    }

    /// @param path inside the package, with `/`
    /// @param kind German name of the kind of document, for example `Antrag`
    /// @param title for people; may come from a sender
    public static RecordDocument inMemory(
            String path, String kind, String title, String mediaType, byte[] content) {
        byte[] own = content.clone();
        return new RecordDocument(
                path, kind, title, mediaType, out -> out.write(own), Checksums.of(own), false);
    }

    /// A document that may be larger than memory; it is read once now, for its checksums.
    public static RecordDocument streamed(
            String path, String kind, String title, String mediaType, Content content)
            throws IOException {
        return new RecordDocument(
                path, kind, title, mediaType, content, Checksums.of(content), true);
    }

    /// The usual ending of files of that type, `bin` for all others.
    public static String ending(String mediaType) {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "application/pdf" -> "pdf";
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            case "application/json" -> "json";
            case "application/xml", "text/xml" -> "xml";
            default -> "bin";
        };
    }

    public String path() {
        return path;
    }

    public String kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String mediaType() {
        return mediaType;
    }

    Content content() {
        return content;
    }

    /// Whether it may be larger than memory.
    boolean isStreamed() {
        return streamed;
    }

    Checksums checksums() {
        return checksums;
    }

    /// In bytes.
    public long size() {
        return checksums.size();
    }

    /// In hexadecimal.
    public String sha256() {
        return checksums.sha256();
    }

    public static String sha256(byte[] bytes) {
        return Checksums.of(bytes).sha256();
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "RecordDocument[" + path + "]";
    }
}
