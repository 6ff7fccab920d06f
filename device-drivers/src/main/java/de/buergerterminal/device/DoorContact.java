package de.buergerterminal.device;

import java.util.function.Consumer;

/// The closed-circuit contact of the service door.
public interface DoorContact extends Device {
    /// Called on the device's thread with `true` when the door opens.
    void onDoor(Consumer<Boolean> listener);
}
