package de.buergerterminal.device;

/// The light above the terminal.
public interface StatusLight extends Device {
    void show(Signal signal);

    enum Signal {
        OFF,
        READY,
        ATTENTION
    }
}
