package de.buergerterminal.device.codescan.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recordings of the kernel's events; key codes after `input-event-codes.h`.
class KeyEventsTest {
    private static final int SHIFT = 42;
    private static final int CONTROL = 29;
    private static final int ALT = 56;
    private static final int ALT_GR = 100;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    # layout, modifiers, key, typed
                    US, 0,   30, a
                    US, 42,  30, A
                    US, 54,  39, :
                    DE, 42,  52, :
                    DE, 0,   21, z
                    US, 0,   21, y
                    DE, 0,   12, ß
                    DE, 0,   40, ä
                    DE, 42,  26, Ü
                    DE, 42,  8,  /
                    US, 0,   53, /
                    DE, 100, 16, @
                    DE, 100, 12, \\
                    DE, 42,  13, !none
                    DE, 0,   13, !none
                    US, 0,   59, !none
                    US, 29,  30, !none
                    US, 56,  30, !none
                    US, 125, 30, !none
                    DE, 0,   79, 1
                    """)
    void aKeyTypesWhatTheLayoutSays(KeyLayout layout, int modifier, int key, String typed) {
        var heard = new StringBuilder();
        var events =
                new KeyEvents(
                        layout,
                        it ->
                                heard.append(
                                        it == KeyEvents.UNREADABLE
                                                ? "!none"
                                                : Character.toString(it)));
        if (modifier != 0) send(events, modifier, 1);
        send(events, key, 1);
        send(events, key, 2);
        send(events, key, 0);
        if (modifier != 0) send(events, modifier, 0);
        assertThat(heard).hasToString(typed);
    }

    @Test
    void controlAndAltTogetherAreTheThirdLevel() {
        var heard = new StringBuilder();
        var events = new KeyEvents(KeyLayout.DE, heard::appendCodePoint);
        for (var key : new int[] {CONTROL, ALT, 16}) send(events, key, 1);
        assertThat(heard).hasToString("@");
        assertThat(ALT_GR).isNotEqualTo(SHIFT);
    }

    @Test
    void capitalsLockTurnsLettersAndNoDigits() {
        var heard = new StringBuilder();
        var events = new KeyEvents(KeyLayout.US, heard::appendCodePoint);
        send(events, 58, 1);
        send(events, 58, 0);
        send(events, 30, 1);
        send(events, 2, 1);
        assertThat(heard).hasToString("A1");
    }

    @Test
    void eventsThatTheKernelHadToDropSpoilTheCode() {
        var heard = new StringBuilder();
        var events = new KeyEvents(KeyLayout.US, it -> heard.append(it).append(' '));
        send(events, SHIFT, 1);
        events.accept(event(0, 3, 0), KeyEvents.SIZE);
        send(events, 30, 1);
        assertThat(heard).hasToString("0 97 ");
    }

    @Property(tries = 100)
    void noiseInAnyPiecesIsSurvived(@ForAll @Size(max = 500) byte[] noise) {
        var events = new KeyEvents(KeyLayout.DE, it -> assertThat(it).isBetween(0, 0xFFFF));
        events.accept(noise, noise.length);
        for (var b : noise) events.accept(new byte[] {b}, 1);
    }

    private static void send(KeyEvents events, int code, int value) {
        events.accept(event(1, code, value), KeyEvents.SIZE);
        events.accept(event(0, 0, 0), KeyEvents.SIZE);
    }

    /// An `input_event` of a 64-bit system.
    static byte[] event(int type, int code, int value) {
        return ByteBuffer.allocate(24)
                .order(ByteOrder.nativeOrder())
                .putLong(1_764_000_000L)
                .putLong(123_456L)
                .putShort((short) type)
                .putShort((short) code)
                .putInt(value)
                .array();
    }
}
