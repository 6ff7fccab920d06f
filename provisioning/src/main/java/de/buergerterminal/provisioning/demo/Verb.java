package de.buergerterminal.provisioning.demo;

/// One thing that hands can do to a simulated device: present a card, tear the paper.
///
/// @param group heading on the dock, for example `Belegdrucker`
/// @param name word in addresses, scenarios and on standard input, for example `out-of-paper`
/// @param label button text in German
public record Verb(String group, String name, String label, Deed deed) {
    static Verb of(String group, String name, String label, Plain deed) {
        return new Verb(group, name, label, _ -> deed.run());
    }

    /// The deed itself; may fail with one sentence for the person who asked for it.
    @FunctionalInterface
    public interface Deed {
        /// @param value what stands behind the verb, may be empty
        void run(String value) throws Exception;
    }

    /// A deed that needs no value.
    @FunctionalInterface
    interface Plain {
        void run() throws Exception;
    }
}
