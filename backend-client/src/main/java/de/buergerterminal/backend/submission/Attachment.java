package de.buergerterminal.backend.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;

/// A file that goes with a request. Its bytes are read once, while they are encrypted, and never
/// touch a disk in plain text.
///
/// @param id chosen by the sender, fresh for each attachment
/// @param mimeType for example `application/pdf`
/// @param filename name for people, 1 to 255 characters, no path
/// @param description for people, empty if there is nothing to say, up to 500 characters
/// @param size of the plain bytes; `source` must give exactly so many
public record Attachment(
        UUID id,
        Purpose purpose,
        String mimeType,
        String filename,
        String description,
        long size,
        Source source) {
    /// `^[-\w.]+/[-\w.+]+$` of the metadata schema, and a bound.
    private static final Pattern MIME_TYPE = Pattern.compile("[-\\w.]{1,100}/[-\\w.+]{1,100}");

    /// What the office shall take it for; the words of FIT-Connect metadata.
    public enum Purpose {
        /// The application itself in readable form.
        FORM,
        /// Something the citizen brought.
        ATTACHMENT,
        /// A report about the application, for example on an identification.
        REPORT,
        /// The application's data, too large for the submission itself; metadata 2 only.
        DATA
    }

    /// Gives the plain bytes; opened at most once, and closed by whoever opened it.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /// @throws IllegalArgumentException a value is out of its bounds; the message quotes none
    public Attachment {
        demand(MIME_TYPE.matcher(mimeType).matches(), "a MIME type looks like application/pdf");
        demand(
                filename.matches("[^\\p{Cntrl}/\\\\]{1,255}"),
                "a file name has 1 to 255 characters and no path");
        demand(description.length() <= 500, "a description has up to 500 characters");
        demand(size >= 0, "a size is not negative");
    }

    private static void demand(boolean condition, String sentence) {
        if (!condition) throw new IllegalArgumentException("attachment: " + sentence);
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "Attachment";
    }
}
