package de.buergerterminal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    @Test
    void aDeviceIdIsATopicSegment() {
        assertThat(new DeviceId("receipt-printer")).hasToString("receipt-printer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "+", "#", "Receipt", "x y"})
    void anythingThatCouldChangeATopicIsRefused(String value) {
        assertThatThrownBy(() -> new DeviceId(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
