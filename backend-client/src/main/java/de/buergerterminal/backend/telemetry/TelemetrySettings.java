package de.buergerterminal.backend.telemetry;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// How a terminal reaches its broker.
///
/// @param broker `tcp://host:port` or `ssl://host:port`
/// @param kioskId `[a-z0-9-]{4,32}`; topic segment, client id and, with TLS, the certificate's CN
/// @param app version of the kiosk software
/// @param boot rises with every start; seconds since 1970 will do where no counter is kept
/// @param tls the context for `ssl://`, with the terminal's certificate; the JVM's own if empty
/// @param heartbeat between two beats, from 100 ms; the console calls a terminal stale after three
/// @param willDelay how long the broker waits before it says `lost`, so that a short break of the
///   line stays unnoticed; whole seconds
public record TelemetrySettings(
        URI broker,
        String kioskId,
        String app,
        long boot,
        Optional<Login> login,
        Optional<SSLContext> tls,
        Duration heartbeat,
        Duration willDelay) {
    public TelemetrySettings {
        checkBroker(broker);
        Vocabulary.KIOSK_ID.check(kioskId);
        Vocabulary.WORD.check(app);
        if (heartbeat.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("heartbeat must be at least 100 ms");
        }
        if (willDelay.isNegative()) throw new IllegalArgumentException("will delay below 0");
    }

    /// A beat every 30 seconds, `lost` after 20 seconds, no login.
    public static TelemetrySettings of(URI broker, String kioskId, String app) {
        return new TelemetrySettings(
                broker,
                kioskId,
                app,
                Instant.now().getEpochSecond(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    public TelemetrySettings withBoot(long count) {
        return new TelemetrySettings(broker, kioskId, app, count, login, tls, heartbeat, willDelay);
    }

    public TelemetrySettings withLogin(Login other) {
        return new TelemetrySettings(
                broker, kioskId, app, boot, Optional.of(other), tls, heartbeat, willDelay);
    }

    public TelemetrySettings withTls(SSLContext context) {
        return new TelemetrySettings(
                broker, kioskId, app, boot, login, Optional.of(context), heartbeat, willDelay);
    }

    public TelemetrySettings withHeartbeat(Duration between) {
        return new TelemetrySettings(broker, kioskId, app, boot, login, tls, between, willDelay);
    }

    public TelemetrySettings withWillDelay(Duration delay) {
        return new TelemetrySettings(broker, kioskId, app, boot, login, tls, heartbeat, delay);
    }

    /// @throws IllegalArgumentException the address is not one the client can dial
    static void checkBroker(URI broker) {
        String scheme = broker.getScheme();
        if (!("tcp".equals(scheme) || "ssl".equals(scheme))
                || broker.getHost() == null
                || broker.getPort() < 1) {
            throw new IllegalArgumentException(
                    "the broker address must look like tcp://host:1883 or ssl://host:8883");
        }
    }

    /// User and password for brokers without client certificates.
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }
}
