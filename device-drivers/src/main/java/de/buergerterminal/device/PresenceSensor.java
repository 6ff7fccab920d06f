package de.buergerterminal.device;

import java.util.function.Consumer;

/// Notices that somebody stands before the terminal.
public interface PresenceSensor extends Device {
    /// Called on the device's thread with `true` when somebody comes and `false` when they leave.
    void onPresence(Consumer<Boolean> listener);
}
