package de.buergerterminal.device;

/// The button with which a citizen calls somebody.
public interface StaffCall extends Device {
    /// Called on the device's thread, once for each press, however long it is held.
    void onCall(Runnable listener);

    /// Somebody has answered: the light beside the button goes out, where there is one.
    void answered();
}
