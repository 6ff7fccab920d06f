package de.buergerterminal.backend.office.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// One document of a record. Its path is made here of numbers and a known ending, never of what a
/// sender wrote.
public final class RecordDocument {
    private final String path;
    private final String kind;
    private final String title;
    private final String mediaType;
    private final byte[] content;

    /// @param path inside the package, with `/`
    /// @param kind German name of the kind of document, for example `Antrag`
    /// @param title for people; may come from a sender
    public RecordDocument(
            String path, String kind, String title, String mediaType, byte[] content) {
        if (!path.matches("[a-z0-9-]+(/[a-z0-9-]+)*\\.[a-z0-9]{1,5}")) {
            throw new IllegalArgumentException("no path of a record: " + path);
        }
        this.path = path;
        this.kind = kind;
        this.title = title;
        this.mediaType = mediaType;
        this.content = content.clone();
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

    public byte[] content() {
        return content.clone();
    }

    /// In hexadecimal.
    public String sha256() {
        return sha256(content);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "RecordDocument[" + path + "]";
    }
}
