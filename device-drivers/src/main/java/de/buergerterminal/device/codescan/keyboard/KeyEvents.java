package de.buergerterminal.device.codescan.keyboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Turns the kernel's `input_event` structures into what was typed: 24 bytes each on 64-bit systems
/// (seconds 8, microseconds 8, type 2, code 2, value 4, in the byte order of the machine). Bytes
/// may come in any pieces. Pure.
final class KeyEvents {
    static final int SIZE = 24;

    /// What was typed where no character is meant: the rest of the code is not to be believed.
    static final int UNREADABLE = 0;

    /// What ends a code.
    static final int ENTER = '\r';

    /// Whoever wants to know; called for each character.
    @FunctionalInterface
    interface Typed {
        /// @param character a character, [#ENTER] or [#UNREADABLE]
        void typed(int character);
    }

    private static final int EV_SYN = 0;
    private static final int SYN_DROPPED = 3;
    private static final int EV_KEY = 1;
    private static final int RELEASED = 0;
    private static final int PRESSED = 1;

    private final KeyLayout layout;
    private final Typed typed;
    private final ByteBuffer event = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
    private boolean leftShift;
    private boolean rightShift;
    private boolean control;
    private boolean alt;
    private boolean altGr;
    private boolean meta;
    private boolean capitals;

    KeyEvents(KeyLayout layout, Typed typed) {
        this.layout = layout;
        this.typed = typed;
    }

    void accept(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            event.put(bytes[i]);
            if (event.hasRemaining()) continue;
            take(event.getShort(16) & 0xFFFF, event.getShort(18) & 0xFFFF, event.getInt(20));
            event.clear();
        }
    }

    private void take(int type, int code, int value) {
        // The kernel's queue ran over: keys are missing, and held keys may have been let go.
        if (type == EV_SYN && code == SYN_DROPPED) {
            leftShift = rightShift = control = alt = altGr = meta = false;
            typed.typed(UNREADABLE);
        }
        if (type != EV_KEY) return;
        var down = value != RELEASED;
        switch (code) {
            case 42 -> leftShift = down;
            case 54 -> rightShift = down;
            case 29, 97 -> control = down;
            case 56 -> alt = down;
            case 100 -> altGr = down;
            case 125, 126 -> meta = down;
            case 58 -> {
                if (value == PRESSED) capitals = !capitals;
            }
            default -> {
                // A key that repeats by itself was not meant twice.
                if (value == PRESSED) press(code);
            }
        }
    }

    private void press(int code) {
        if (code == 28 || code == 96) {
            typed.typed(ENTER);
            return;
        }
        // Some scanners hold Ctrl and Alt where a keyboard has AltGr.
        var third = altGr || (control && alt);
        if (meta || (!third && (control || alt))) {
            typed.typed(UNREADABLE);
            return;
        }
        var shift = leftShift || rightShift;
        var character = layout.character(code, shift, third);
        if (capitals && Character.isLetter(character) && character != 'ß' && !third) {
            character = layout.character(code, !shift, false);
        }
        typed.typed(character == KeyLayout.NONE ? UNREADABLE : character);
    }
}
