package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads request bodies within a limit of bytes, for chunked bodies too, and of time.
final class RequestBody {
    // The server ends a silent connection after 30 s; this ends one that drips.
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long SLOWEST_BYTES_PER_SECOND = 16 << 10;

    private RequestBody() {}

    /// @param mediaType for example `application/jose`; parameters such as a charset are tolerated
    static void require(Context ctx, String mediaType) {
        String stated = ctx.contentType();
        String bare = stated == null ? "" : stated.split(";", 2)[0].strip();
        if (!bare.toLowerCase(Locale.ROOT).equals(mediaType)) {
            throw Refusal.of(415, "Unsupported Media Type", "Send the body as " + mediaType + ".");
        }
    }

    static String text(Context ctx, int mostBytes) {
        if (ctx.req().getContentLengthLong() > mostBytes) throw tooLarge(mostBytes);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        var body = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        try (InputStream in = ctx.req().getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                body.write(buffer, 0, read);
                if (body.size() > mostBytes) throw tooLarge(mostBytes);
                if (System.nanoTime() > deadline) throw tooSlow();
            }
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException aborted) {
            throw Refusal.badRequest("The body did not arrive completely; send it again.");
        }
    }

    /// The body piece by piece, for bodies too large for memory; reading refuses what is too much
    /// or too slow.
    static InputStream stream(Context ctx, long mostBytes) throws IOException {
        if (ctx.req().getContentLengthLong() > mostBytes) throw tooLarge(mostBytes);
        long longest = LONGEST.plusSeconds(mostBytes / SLOWEST_BYTES_PER_SECOND).toNanos();
        long deadline = System.nanoTime() + longest;
        return new FilterInputStream(ctx.req().getInputStream()) {
            private long count;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = in.read(into, offset, length);
                count += Math.max(read, 0);
                if (count > mostBytes) throw tooLarge(mostBytes);
                if (System.nanoTime() > deadline) throw tooSlow();
                return read;
            }
        };
    }

    private static Refusal tooSlow() {
        return Refusal.of(408, "Request Timeout", "The body took too long; send it again.");
    }

    private static Refusal tooLarge(long mostBytes) {
        return Refusal.of(
                413, "Content Too Large", "The body may have at most " + mostBytes + " bytes.");
    }

    static ObjectNode json(Context ctx, int mostBytes) {
        require(ctx, "application/json");
        return Json.parse(text(ctx, mostBytes))
                .orElseThrow(() -> Refusal.badRequest("The body is not one JSON object."));
    }

    /// The fields of an HTML form; of a repeated field the first value.
    static Map<String, String> form(Context ctx, int mostBytes) {
        require(ctx, "application/x-www-form-urlencoded");
        return fields(text(ctx, mostBytes));
    }

    /// @throws Refusal the form is not correctly encoded
    static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw Refusal.badRequest("The form is not correctly encoded.");
        }
    }
}
