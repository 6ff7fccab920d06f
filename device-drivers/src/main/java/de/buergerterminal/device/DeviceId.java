package de.buergerterminal.device;

import java.util.regex.Pattern;

/// Names one device of one terminal, for example `receipt-printer`.
///
/// The value is a topic segment and a file name elsewhere, hence 1 to 32 characters of `[a-z0-9-]`.
public record DeviceId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");

    public DeviceId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "device id must be 1 to 32 characters of a-z, 0-9 and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
