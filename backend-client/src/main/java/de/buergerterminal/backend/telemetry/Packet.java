package de.buergerterminal.backend.telemetry;

/// One arrived publication, not looked at yet. A class, because a record must not hold an array.
final class Packet {
    private final String topic;
    private final byte[] payload;
    private final boolean retained;

    Packet(String topic, byte[] payload, boolean retained) {
        this.topic = topic;
        this.payload = payload;
        this.retained = retained;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    /// Whether the broker had kept it, rather than somebody saying it now.
    boolean retained() {
        return retained;
    }
}
