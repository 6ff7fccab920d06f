package de.buergerterminal.backend.telemetry;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Where the broker is and how to get in.
///
/// @param broker `tcp://host:port` or `ssl://host:port`
public record BrokerAccess(
        URI broker, Optional<TelemetrySettings.Login> login, Optional<SSLContext> tls) {
    public BrokerAccess {
        TelemetrySettings.checkBroker(broker);
    }

    public static BrokerAccess to(URI broker) {
        return new BrokerAccess(broker, Optional.empty(), Optional.empty());
    }
}
