package de.buergerterminal.backend.fitconnect;

/// How much a citizen may attach to one request. The real service documents no limits.
///
/// @param mostBytesEach plain bytes of one attachment, up to 200 MB
/// @param mostCount attachments of one request, up to 100
/// @param mostBytesTogether plain bytes of all attachments of one request
public record AttachmentLimits(long mostBytesEach, int mostCount, long mostBytesTogether) {
    /// Nothing may be attached.
    public static final AttachmentLimits NONE = new AttachmentLimits(0, 0, 0);

    /// 10 MB each, 20 at most, 50 MB together.
    public static final AttachmentLimits USUAL = new AttachmentLimits(10_000_000, 20, 50_000_000);

    public AttachmentLimits {
        if (mostBytesEach < 0 || mostBytesEach > 200_000_000) {
            throw new IllegalArgumentException("an attachment has up to 200,000,000 bytes");
        }
        if (mostCount < 0 || mostCount > 100) {
            throw new IllegalArgumentException("a request has up to 100 attachments");
        }
        if (mostBytesTogether < mostBytesEach) {
            throw new IllegalArgumentException(
                    "all attachments together must be allowed at least as much as one");
        }
    }
}
