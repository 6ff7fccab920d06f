package de.buergerterminal.device;

/// What a code said. Untrusted input: whoever reads it checks it against a grammar of its own.
///
/// @param text 1 to [CodeScanner#LONGEST_CODE] characters without control characters
/// @param symbology AIM letter and modifier such as `Q1` where the scanner sends it, else empty
public record ScannedCode(String text, String symbology) {
    /// Codes may identify people: never in a log.
    @Override
    public String toString() {
        return "ScannedCode";
    }
}
