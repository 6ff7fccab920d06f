package de.buergerterminal.device.codescan;

import de.buergerterminal.device.ScannedCode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who gets the codes of a scanner at the moment, if anybody. Safe for use by several threads.
public final class CodeListener {
    private final AtomicReference<@Nullable Consumer<ScannedCode>> listener =
            new AtomicReference<>();
    private final AtomicBoolean askedAnew = new AtomicBoolean();

    public void set(Consumer<ScannedCode> newListener) {
        listener.set(newListener);
        // Whoever asks anew may be shown the same code at once.
        askedAnew.set(true);
    }

    public void clear() {
        listener.set(null);
    }

    /// Whether anybody listens.
    public boolean isSet() {
        return listener.get() != null;
    }

    /// Whether somebody asked anew since the last call.
    public boolean askedAnew() {
        return askedAnew.getAndSet(false);
    }

    /// @return false when nobody listened; the code is gone, and the next citizen may show the same
    ///   one at once
    public boolean pass(ScannedCode code) {
        var now = listener.get();
        if (now == null) return false;
        now.accept(code);
        return true;
    }
}
