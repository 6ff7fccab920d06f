package de.buergerterminal.provisioning.demo;

/// One thing that hands can do to a simulated device: present a card, tear the paper.
///
/// @param group heading on the dock, for example `Belegdrucker`
/// @param name word in addresses, scenarios and on standard input, for example `out-of-paper`
/// @param label button text in German
/// @param values what may stand behind the word
public record Verb(String group, String name, String label, Values values, Deed deed) {
    /// @param pattern regular expression of the whole value
    /// @param words what to write there, for people; empty if nothing
    record Values(String pattern, String words) {
        static final Values NONE = new Values("", "");
        static final Values ANY = new Values(".*", "[TEXT]");

        boolean allow(String value) {
            return value.matches(pattern);
        }
    }

    public Verb(String group, String name, String label, Deed deed) {
        this(group, name, label, Values.ANY, deed);
    }

    static Verb of(String group, String name, String label, Plain deed) {
        return new Verb(group, name, label, Values.NONE, _ -> deed.run());
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
