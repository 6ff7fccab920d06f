package de.buergerterminal.backend.fitconnect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/// Leads what the JDK asks by itself, OCSP and revocation lists, through the town's proxy; it can
/// be told so only for the whole process. Everything else says for itself how it goes: the clients
/// of this product name their proxy or none, and sockets are always direct.
public final class RevocationProxy extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final InetSocketAddress proxy;

    /// @param proxy as in `Network`; its name is looked up at each question
    public RevocationProxy(InetSocketAddress proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        return http && !isThisMachine(String.valueOf(uri.getHost()))
                ? List.of(
                        new Proxy(
                                Proxy.Type.HTTP,
                                new InetSocketAddress(proxy.getHostString(), proxy.getPort())))
                : DIRECT;
    }

    /// By its spelling; a name is never looked up, the proxy does that.
    private static boolean isThisMachine(String host) {
        if (host.equals("localhost")) return true;
        if (!host.matches("[\\d.]+|\\[[0-9a-fA-F:.]+]")) return false;
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /// Nothing to remember: who asks treats no answer as unknown.
    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}
