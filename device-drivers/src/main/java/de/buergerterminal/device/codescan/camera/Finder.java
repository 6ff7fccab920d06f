package de.buergerterminal.device.codescan.camera;

/// The eye of a QR code: a dark square of three modules in a light ring in a dark frame, or the
/// same with light and dark exchanged.
///
/// @param radius mean distance of the ring's middle from the centre, in pixels; two modules for a
///   square seen from above
/// @param sign 1 where ink is dark, -1 for light on dark
/// @param votes how many rows of pixels have met it
/// @param strength contrast at its centre
record Finder(float x, float y, float radius, int sign, int votes, float strength) {
    /// The middle of the ring lies two modules off the centre; the mean over all directions of a
    /// square of half side 2 is 2.24.
    float module() {
        return radius / 2.24f;
    }

    boolean near(float otherX, float otherY, int otherSign) {
        return sign == otherSign
                && Math.abs(x - otherX) < radius * 0.6f
                && Math.abs(y - otherY) < radius * 0.6f;
    }

    Finder metAgain() {
        return new Finder(x, y, radius, sign, votes + 1, strength);
    }

    /// How much speaks for it: noise is weak, and met by few of the rows that its size promises.
    float weight() {
        return strength * Math.min(1, votes / (module() * 1.2f));
    }
}
