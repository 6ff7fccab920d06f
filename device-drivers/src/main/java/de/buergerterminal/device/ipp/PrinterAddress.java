package de.buergerterminal.device.ipp;

import de.buergerterminal.device.line.DeviceUri;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a printer is and how it is to be treated, from its device URI.
///
/// @param printer the URI the printer knows itself by, without settings
/// @param http where its messages go
/// @param patience how long a document waits for staff before it is taken back
/// @param fingerprint SHA-256 of the one certificate that is trusted, 64 lower-case hex digits
record PrinterAddress(
        URI printer, URI http, String media, Duration patience, Optional<String> fingerprint) {
    static final int DEFAULT_PORT = 631;

    PaperSize paper() {
        return PaperSize.named(media).orElseThrow();
    }

    /// @param uri `ipp://host[:631]/ipp/print` or `ipps://...`, settings `wait` (10 to 3600
    ///   seconds, 300), `media` (`iso_a4_210x297mm`) and `fingerprint`
    static PrinterAddress of(URI uri) {
        var parsed =
                DeviceUri.ofScheme(uri, List.of("ipp", "ipps"), "wait", "media", "fingerprint");
        if (uri.getHost() == null)
            throw parsed.wrong("name the host, as in ipp://10.0.0.7/ipp/print.");
        var port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        if (port < 1 || port > 65_535) throw parsed.wrong("the port must be 1 to 65535.");
        var path = uri.getRawPath();
        var place =
                "://%s:%d%s"
                        .formatted(
                                uri.getHost(),
                                port,
                                path == null || path.length() < 2 ? "/ipp/print" : path);
        var secure = parsed.protocol().equals("ipps");
        return new PrinterAddress(
                URI.create(parsed.protocol() + place),
                URI.create((secure ? "https" : "http") + place),
                media(parsed),
                Duration.ofSeconds(parsed.number("wait", 300, 10, 3600)),
                fingerprint(parsed, secure));
    }

    private static String media(DeviceUri uri) {
        var media = uri.settings().getOrDefault("media", "iso_a4_210x297mm");
        if (PaperSize.named(media).isPresent()) return media;
        throw uri.wrong("media must be a paper size such as iso_a4_210x297mm.");
    }

    private static Optional<String> fingerprint(DeviceUri uri, boolean secure) {
        var given = uri.settings().get("fingerprint");
        if (given == null) return Optional.empty();
        if (!secure) throw uri.wrong("a fingerprint needs an address that begins with ipps://.");
        var hex = given.replace(":", "").toLowerCase(Locale.ROOT);
        if (hex.matches("[0-9a-f]{64}")) return Optional.of(hex);
        throw uri.wrong("fingerprint must be the SHA-256 of the certificate in 64 hex digits.");
    }
}
