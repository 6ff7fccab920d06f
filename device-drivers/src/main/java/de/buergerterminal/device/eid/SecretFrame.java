package de.buergerterminal.device.eid;

import de.buergerterminal.device.Secret;

/// A text frame with a secret in it, read character by character out of the secret's own memory:
/// nowhere does a `String` of it exist.
final class SecretFrame implements CharSequence {
    private final String before;
    private final Secret secret;
    private final int secretLength;
    private final String after;

    SecretFrame(String before, Secret secret, String after) {
        this.before = before;
        this.secret = secret;
        this.secretLength = secret.length();
        this.after = after;
    }

    @Override
    public int length() {
        return before.length() + secretLength + after.length();
    }

    @Override
    public char charAt(int index) {
        if (index < before.length()) return before.charAt(index);
        var behind = index - before.length();
        if (behind < secretLength) return secret.digitAt(behind);
        return after.charAt(behind - secretLength);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        throw new UnsupportedOperationException("a secret is read in place, never copied");
    }

    @Override
    public String toString() {
        return "SecretFrame";
    }
}
