package de.buergerterminal.backend.catalogue;

import java.util.regex.Pattern;

/// Names one service of the catalogue, for example `meldebescheinigung`: 1 to 40 of `[a-z0-9-]`.
public record ServiceId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,40}");

    public ServiceId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "service id must be 1 to 40 characters of a-z, 0-9 and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
