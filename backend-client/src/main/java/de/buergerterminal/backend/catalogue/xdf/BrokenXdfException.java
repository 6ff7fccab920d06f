package de.buergerterminal.backend.catalogue.xdf;

/// A file that cannot be imported; the message names the line, what is wrong and what to do.
public final class BrokenXdfException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenXdfException(int line, String what) {
        super(line > 0 ? "line " + line + ": " + what : what);
        this.line = line;
    }

    /// 1-based, 0 if not known.
    public int line() {
        return line;
    }
}
