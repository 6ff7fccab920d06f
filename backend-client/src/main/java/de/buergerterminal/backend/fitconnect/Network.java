package de.buergerterminal.backend.fitconnect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The way from the terminal to the service. Nothing ambient counts: neither the proxy settings of
/// Java or of the environment, nor the certificates Java brings, unless `javasRoots` says so.
///
/// @param proxy for every exchange, TLS through `CONNECT`; without password
/// @param tlsAnchors roots of the service's TLS certificates; others are refused
/// @param javasRoots trust the roots that Java brings instead
public record Network(
        Optional<InetSocketAddress> proxy, Set<X509Certificate> tlsAnchors, boolean javasRoots) {

    /// Enough for a service on this machine; no TLS certificate is trusted.
    public static final Network LOOPBACK = new Network(Optional.empty(), Set.of(), false);

    public Network {
        tlsAnchors = Set.copyOf(tlsAnchors);
        if (javasRoots && !tlsAnchors.isEmpty()) {
            throw new IllegalArgumentException(
                    "either the roots that Java brings or own TLS anchors, not both");
        }
    }

    /// @param proxy for example `proxy.stadt.example:3128`
    /// @throws IllegalArgumentException not a host and a port
    public static InetSocketAddress proxy(String proxy) {
        int colon = proxy.lastIndexOf(':');
        if (colon > 0 && proxy.substring(colon + 1).matches("\\d{1,5}")) {
            String host = proxy.substring(0, colon);
            int port = Integer.parseInt(proxy.substring(colon + 1));
            if (host.matches("[A-Za-z0-9.-]{1,253}") && port > 0 && port < 65_536) {
                // The name is looked up at each connection, so that a proxy may move.
                return InetSocketAddress.createUnresolved(host, port);
            }
        }
        throw new IllegalArgumentException("the proxy must be host:port without http:// before it");
    }

    boolean trustsSomebody() {
        return javasRoots || !tlsAnchors.isEmpty();
    }

    /// A client that follows no redirects and does nothing by itself.
    HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy.map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY))
                .sslContext(tls());
    }

    private SSLContext tls() {
        try {
            var trusted = TrustManagerFactory.getInstance("PKIX");
            trusted.init(javasRoots ? null : store());
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("this Java cannot set up TLS", broken);
        }
    }

    private @Nullable KeyStore store() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate anchor : tlsAnchors) {
            store.setCertificateEntry("anchor-" + store.size(), anchor);
        }
        return store;
    }
}
