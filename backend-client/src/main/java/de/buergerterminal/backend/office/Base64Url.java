package de.buergerterminal.backend.office;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Base64url without padding, as JOSE writes it (RFC 7515, section 2).
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException for anything but base64url without padding
    static byte[] decode(String text) {
        if (text.indexOf('=') >= 0) throw new IllegalArgumentException("padding in base64url");
        return Base64.getUrlDecoder().decode(text);
    }
}
