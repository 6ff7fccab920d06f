package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;

/// What one wire is plugged into, while it is in use. Input and output may throw Pi4J's unchecked
/// exceptions where the board refuses them.
public interface Board extends AutoCloseable {
    DigitalInput input(PullResistance pull);

    /// An output that is low now and again when the board is closed.
    DigitalOutput output();

    /// @throws IOException when the wire is gone
    void verify() throws IOException;

    @Override
    void close();
}
