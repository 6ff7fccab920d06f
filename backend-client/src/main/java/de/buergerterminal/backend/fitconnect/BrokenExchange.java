package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why no answer came, in words for staff. The exception's own message may quote what a stranger
/// sent and is dropped.
final class BrokenExchange {
    private BrokenExchange() {}

    static <T> Reply<T> explain(Throwable broken, String host) {
        if (has(broken, CertificateExpiredException.class)
                || has(broken, CertificateNotYetValidException.class)) {
            return Reply.retry(
                    Trouble.NOT_TRUSTED,
                    "the TLS certificate of " + host + " is not valid at this terminal's time");
        }
        if (has(broken, CertificateException.class)) {
            return Reply.retry(
                    Trouble.NOT_TRUSTED,
                    "no TLS anchor vouches for the certificate of "
                            + host
                            + ", or it names another");
        }
        return Reply.retry(Trouble.UNREACHABLE, unreachable(broken) + host);
    }

    private static String unreachable(Throwable broken) {
        if (has(broken, UnresolvedAddressException.class)) return "nobody knows the name ";
        if (has(broken, HttpConnectTimeoutException.class)) return "no connection in time to ";
        if (has(broken, HttpTimeoutException.class)) return "no answer in time from ";
        if (has(broken, ConnectException.class)) return "no connection to ";
        if (has(broken, SSLException.class)) return "TLS could not be agreed with ";
        return "no usable answer from ";
    }

    private static boolean has(Throwable broken, Class<? extends Throwable> kind) {
        @Nullable Throwable at = broken;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (kind.isInstance(at)) return true;
            at = at.getCause();
        }
        return false;
    }
}
