package de.buergerterminal.device.codescan.camera;

/// What a code in a picture said, unfiltered and untrusted.
///
/// @param symbology AIM letter and modifier such as `Q1`; the letter alone where no modifier is
///   known
public record FrameCode(String text, String symbology) {
    /// Codes may identify people: never in a log.
    @Override
    public String toString() {
        return "FrameCode";
    }
}
