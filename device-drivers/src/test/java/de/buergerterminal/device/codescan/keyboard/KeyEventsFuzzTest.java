package de.buergerterminal.device.codescan.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever an input device sends, in whatever pieces.
class KeyEventsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void theSameIsTypedHoweverTheEventsArrive(byte[] bytes) {
        for (var layout : KeyLayout.values()) {
            var whole = new StringBuilder();
            new KeyEvents(layout, it -> whole.append((char) it)).accept(bytes, bytes.length);
            var single = new StringBuilder();
            var events = new KeyEvents(layout, it -> single.append((char) it));
            for (var octet : bytes) events.accept(new byte[] {octet}, 1);
            assertThat(single.toString()).isEqualTo(whole.toString());
            assertThat(whole.length()).isLessThanOrEqualTo(bytes.length / KeyEvents.SIZE);
        }
    }
}
