package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.record.RecordDocument;
import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with a file that may be larger than memory.
final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private Download() {}

    /// Headers first; then the content as it is made. If that fails midway, the connection is cut,
    /// so that nobody takes the torso for the file.
    static void send(
            Context ctx, String mediaType, String fileName, RecordDocument.Content content) {
        ctx.contentType(mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
        try {
            content.writeTo(ctx.outputStream());
        } catch (IOException | RuntimeException broken) {
            // Not the message: it may quote what a citizen wrote.
            LOG.warn("a download broke off: {}", broken.getClass().getName());
            Reply.cutOff(ctx);
        }
    }
}
