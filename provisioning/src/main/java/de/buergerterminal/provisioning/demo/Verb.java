package de.buergerterminal.provisioning.demo;

/// One thing that hands can do to a simulated device: present a card, tear the paper.
///
/// @param group heading on the dock, for example `Belegdrucker`
/// @param name word in addresses and scenarios, for example `printer-out-of-paper`
/// @param label button text in German
public record Verb(String group, String name, String label, Deed deed) {
    /// The deed itself; may fail with one sentence for the person who asked for it.
    @FunctionalInterface
    public interface Deed {
        void run() throws Exception;
    }
}
