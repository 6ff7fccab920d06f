package de.buergerterminal.backend.telemetry;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/// One connection to the broker, used until it breaks and never again.
///
/// Paho 1.2.5 keeps an unacknowledged message without its topic once it has given it a topic alias
/// and then re-sends it that way for ever after a reconnect (paho.mqtt.java #1104, #916). Hence a
/// new client with an empty memory for every connection, no automatic reconnect, and callers who
/// know themselves what is still to be said. Nothing here waits longer than 15 seconds.
final class BrokerConnection implements AutoCloseable {
    /// What happens on the connection. Called on Paho's threads: hand over and return.
    interface Events {
        void arrived(Packet packet);

        /// @param reasonCode of the PUBACK; 0x80 and above is a refusal; -1 if it never came
        void published(String topic, int reasonCode);

        void lost();
    }

    private static final long CONNECT_MILLIS = 15_000;
    private static final long ANSWER_MILLIS = 10_000;

    private final MqttAsyncClient client;
    private final Events events;

    private BrokerConnection(MqttAsyncClient client, Events events) {
        this.client = client;
        this.events = events;
    }

    static BrokerConnection open(BrokerAccess access, String clientId, Will will, Events events)
            throws MqttException {
        var client =
                new MqttAsyncClient(access.broker().toString(), clientId, new MemoryPersistence());
        var connection = new BrokerConnection(client, events);
        try {
            client.setCallback(connection.new Listener());
            client.connect(options(access, will)).waitForCompletion(CONNECT_MILLIS);
            return connection;
        } catch (MqttException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private static MqttConnectionOptions options(BrokerAccess access, Will will) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(10);
        options.setKeepAliveInterval(45);
        // Above 32767 Paho reads the value as a negative number (#993).
        options.setReceiveMaximum(1000);
        options.setTopicAliasMaximum(0);
        options.setMaximumPacketSize(1024L * 1024);
        access.login()
                .ifPresent(it -> {
                    options.setUserName(it.user());
                    options.setPassword(it.password().getBytes(StandardCharsets.UTF_8));
                });
        options.setHttpsHostnameVerificationEnabled(true);
        access.tls().ifPresent(it -> options.setSocketFactory(it.getSocketFactory()));
        switch (will) {
            case Will.None _ -> options.setCleanStart(true);
            case Will.Says says -> {
                // The session must outlive the line: its end would publish the will at once,
                // whatever the delay.
                options.setCleanStart(false);
                options.setSessionExpiryInterval(86_400L);
                var message = new MqttMessage(KioskJson.write(says.lastWord()));
                message.setQos(1);
                message.setRetained(true);
                options.setWill(KioskTopics.of(says.lastWord()), message);
                var properties = new MqttProperties();
                properties.setWillDelayInterval(says.delay().toSeconds());
                options.setWillMessageProperties(properties);
            }
        }
        return options;
    }

    /// Subscribes with QoS 1 and waits for the broker's answer.
    void subscribe(String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, 1);
        token.waitForCompletion(ANSWER_MILLIS);
        int[] codes = token.getReasonCodes();
        if (codes != null && codes.length > 0 && codes[0] >= 0x80) {
            throw new MqttException(codes[0]);
        }
    }

    /// Hands one message to the client; [Events#published] follows for QoS 1.
    ///
    /// @throws MqttException not taken; nothing was sent
    void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
        client.publish(topic, payload, qos, retained, null, qos == 0 ? null : new Ack(topic));
    }

    /// Tells the broker goodbye, so that it drops the will.
    void disconnect() throws MqttException {
        client.disconnect(0).waitForCompletion(2_000);
    }

    /// Frees sockets and threads, whatever state the client is in. Idempotent.
    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 500, false);
        } catch (MqttException _) {
            // Already down; close(true) below frees the rest.
        } finally {
            try {
                client.close(true);
            } catch (MqttException _) {
                // Closed before.
            }
        }
    }

    private final class Ack implements MqttActionListener {
        private final String topic;

        Ack(String topic) {
            this.topic = topic;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            events.published(topic, code(token, MqttReturnCode.RETURN_CODE_SUCCESS));
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            int code = code(token, -1);
            events.published(topic, code >= 0x80 ? code : -1);
        }

        private static int code(@Nullable IMqttToken token, int otherwise) {
            int[] codes = token == null ? null : token.getReasonCodes();
            return codes == null || codes.length == 0 ? otherwise : codes[0];
        }
    }

    private final class Listener implements MqttCallback {
        @Override
        public void disconnected(MqttDisconnectResponse response) {
            events.lost();
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {
            events.lost();
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            events.arrived(new Packet(topic, message.getPayload(), message.isRetained()));
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
