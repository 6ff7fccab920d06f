package de.buergerterminal.device.eid;

import de.buergerterminal.device.IdentityFailure;
import de.buergerterminal.device.IdentityOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// From the program's failure codes and result minors to what a person can act on. The table
/// `failure-codes.txt` has all 91 codes of the SDK of June 2026; the list grows with versions, so
/// an unknown one is told with its own name.
final class FailureCodes {
    private static final String OF_THE_CITIZEN = "CANCELLED";
    private static final Map<String, String> TABLE = table();

    /// For versions up to 1.26.2, which send no code. BSI TR-03112-1, result minors.
    private static final Map<String, String> MINORS =
            Map.of(
                    "cancellationByUser", OF_THE_CITIZEN,
                    "trustedChannelEstablishmentFailed", "SERVICE_UNREACHABLE",
                    "internalError", "PROGRAM_FAULTY",
                    "communicationError", "NO_NETWORK",
                    "invalidRefreshAddress", "CONNECTION_UNSAFE",
                    "unknownError", "UNKNOWN");

    private FailureCodes() {}

    /// @param code a failure code; empty where the program is too old to send one
    /// @param minor the last part of the result minor, or empty
    /// @param otherwise what it is when neither says anything
    static IdentityOutcome outcome(
            String code, String minor, IdentityFailure otherwise, Optional<URI> refreshAddress) {
        var known = code.isEmpty() ? MINORS.get(minor) : TABLE.get(code);
        if (OF_THE_CITIZEN.equals(known)) return new IdentityOutcome.Cancelled();
        IdentityFailure failure;
        if (known != null) failure = IdentityFailure.valueOf(known);
        else failure = code.isEmpty() && minor.isEmpty() ? otherwise : IdentityFailure.UNKNOWN;
        return new IdentityOutcome.Failed(failure, code.isEmpty() ? minor : code, refreshAddress);
    }

    static Map<String, String> all() {
        return TABLE;
    }

    private static Map<String, String> table() {
        try (var in = FailureCodes.class.getResourceAsStream("failure-codes.txt")) {
            var lines =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var table = new HashMap<String, String>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(pair -> table.put(pair[0], pair[1]));
            return Map.copyOf(table);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
