package de.buergerterminal.backend.catalogue;

/// One thing wrong in a catalogue, for the person who mends it.
///
/// @param file relative to the catalogue's folder
/// @param pointer JSON pointer to the place, empty for the file as a whole
/// @param line 1-based, 0 if not known
/// @param what what is wrong, one clause
/// @param cure what to do, one clause
public record CatalogueProblem(String file, String pointer, int line, String what, String cure) {
    CatalogueProblem onLine(int known) {
        return new CatalogueProblem(file, pointer, known, what, cure);
    }

    private static final int LONGEST = 600;

    @Override
    public String toString() {
        String place = pointer.isEmpty() ? "" : " at " + pointer;
        String atLine = line == 0 ? "" : " line " + line;
        return printable(file + atLine + place + ": " + what + "; " + cure);
    }

    /// A foreign file may hold anything; a terminal's screen must not obey it.
    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\u2028\u2029]", "\uFFFD");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
