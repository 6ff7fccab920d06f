package de.buergerterminal.device.simulator;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.gpio.Board;
import de.buergerterminal.device.gpio.BoardProvider;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The kiosk's end of one simulated wire `gpio+sim://127.0.0.1:PORT/<name>`: a line of Pi4J's mock
/// whose level follows [SimulatedWires], or is followed by it.
final class SimulatedBoard implements Board {
    /// Found by [java.util.ServiceLoader] where the simulators are on the class path.
    public static final class Provider implements BoardProvider {
        @Override
        public boolean serves(String scheme) {
            return scheme.equals("gpio+sim");
        }

        @Override
        public Board open(URI wire) throws IOException {
            var path = String.valueOf(wire.getPath());
            if (!"127.0.0.1".equals(wire.getHost()) || !path.matches("/[a-z0-9-]{1,32}")) {
                throw new ConfigurationException(
                        wire + ": simulated wires are written gpio+sim://127.0.0.1:PORT/name.");
            }
            try {
                var loopback = InetAddress.getLoopbackAddress();
                return new SimulatedBoard(new Socket(loopback, wire.getPort()), path.substring(1));
            } catch (IOException refused) {
                throw new LineException(FaultCode.NOT_FOUND, wire.toString(), refused);
            }
        }
    }

    private final Socket socket;
    private final String name;
    private final Context context;
    private volatile boolean gone;

    private SimulatedBoard(Socket socket, String name) {
        this.socket = socket;
        this.name = name;
        this.context =
                Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .add(
                                MockDigitalInputProvider.newInstance(),
                                MockDigitalOutputProvider.newInstance())
                        .build();
    }

    @Override
    public DigitalInput input(PullResistance pull) {
        var config =
                DigitalInput.newConfigBuilder(context)
                        .id(name)
                        .address(0)
                        .pull(pull)
                        .debounce(0L)
                        .provider(MockDigitalInputProvider.ID)
                        .build();
        var input = (MockDigitalInput) context.create(config);
        say("in " + name);
        Thread.ofVirtual().name("simulated-wire-" + name).start(() -> follow(input));
        return input;
    }

    @Override
    public DigitalOutput output() {
        var config =
                DigitalOutput.newConfigBuilder(context)
                        .id(name)
                        .address(0)
                        .initial(DigitalState.LOW)
                        .shutdown(DigitalState.LOW)
                        .provider(MockDigitalOutputProvider.ID)
                        .build();
        DigitalOutput output = context.create(config);
        say("out " + name);
        var _ = output.addListener(change -> say(change.state().isHigh() ? "1" : "0"));
        Thread.ofVirtual().name("simulated-wire-" + name).start(this::waitForEnd);
        return output;
    }

    private void follow(MockDigitalInput input) {
        try {
            for (var next = 0; next >= 0; next = socket.getInputStream().read()) {
                if (next == '1') input.mockState(DigitalState.HIGH);
                if (next == '0') input.mockState(DigitalState.LOW);
            }
        } catch (IOException _) {
            // Torn out; the next check says so.
        }
        gone = true;
    }

    private void say(String line) {
        try {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            gone = true;
        }
    }

    private void waitForEnd() {
        try {
            while (socket.getInputStream().read() >= 0) {
                // The far end of an output has nothing to say.
            }
        } catch (IOException _) {
            // Torn out; the next check says so.
        }
        gone = true;
    }

    @Override
    public void verify() throws LineException {
        if (gone) throw new LineException(FaultCode.DISCONNECTED, "simulated wire " + name);
    }

    @Override
    public void close() {
        if (!context.isShutdown()) context.shutdown();
        try {
            socket.close();
        } catch (IOException _) {
            gone = true;
        }
    }
}
