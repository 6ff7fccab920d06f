package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.Secret;
import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Digits typed at the command line, without echo where there is a console; they go from the
/// console's array into the secret and are overwritten there.
final class TypedSecret {
    private TypedSecret() {}

    /// Waits for one line; what is no digit is left out.
    static Secret read() throws IOException {
        var secret = new Secret();
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (console.isPresent()) {
            char[] typed = console.get().readPassword();
            if (typed == null) return secret;
            for (char c : typed) append(secret, c);
            Arrays.fill(typed, '\0');
            return secret;
        }
        for (int c = System.in.read(); c >= 0 && c != '\n'; c = System.in.read()) {
            append(secret, (char) c);
        }
        return secret;
    }

    private static void append(Secret secret, char c) {
        if (c >= '0' && c <= '9') secret.append(c - '0');
    }
}
