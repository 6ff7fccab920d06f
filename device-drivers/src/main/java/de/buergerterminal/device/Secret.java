package de.buergerterminal.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A PIN, CAN or PUK while it is being typed: digits in memory outside the heap, which no garbage
/// collection copies and no heap dump shows, overwritten by [#close].
///
/// Typed on one thread and sent on another; every method may be called from any thread. Whoever
/// hands a secret to an [IdentityReader] has given it away: the reader closes it.
public final class Secret implements AutoCloseable {
    /// A PUK has ten digits; nothing longer is ever asked.
    public static final int LONGEST = 10;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment digits = arena.allocate(LONGEST);
    private int length;
    private boolean wiped;

    /// @param digit 0 to 9
    /// @return whether there was room for it; after [#close] there is none
    public synchronized boolean append(int digit) {
        if (digit < 0 || digit > 9) throw new IllegalArgumentException("a digit from 0 to 9");
        if (wiped || length == LONGEST) return false;
        digits.set(ValueLayout.JAVA_BYTE, length++, (byte) ('0' + digit));
        return true;
    }

    /// Takes the last digit back, if there is one.
    public synchronized void backspace() {
        if (wiped || length == 0) return;
        digits.set(ValueLayout.JAVA_BYTE, --length, (byte) 0);
    }

    /// How many digits it has, 0 to 10; 0 after [#close].
    public synchronized int length() {
        return length;
    }

    /// One ASCII digit, for whoever writes it to its one destination.
    public synchronized char digitAt(int index) {
        if (index < 0 || index >= length) throw new IndexOutOfBoundsException(index);
        return (char) digits.get(ValueLayout.JAVA_BYTE, index);
    }

    /// Whether both have the same digits, for a new PIN that is typed twice.
    public boolean sameAs(Secret other) {
        var count = length();
        if (count == 0 || count != other.length()) return false;
        var different = 0;
        for (var i = 0; i < count; i++) different |= digitAt(i) ^ other.digitAt(i);
        return different == 0;
    }

    /// Overwrites the digits and gives the memory back. Idempotent.
    @Override
    public synchronized void close() {
        if (wiped) return;
        wiped = true;
        length = 0;
        digits.fill((byte) 0);
        arena.close();
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
