package de.buergerterminal.device;

/// A setting is wrong and no waiting will mend it; the message is one sentence that names the
/// setting and says what is right. Command lines show it and end with exit code 2.
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String sentence) {
        super(sentence);
    }
}
