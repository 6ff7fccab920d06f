package de.buergerterminal.backend.fitconnect;

/// The two versions of the Submission API in use. Paths are written as of v2 in this package; v1
/// has the same ones below `/v1`, and calls the service in the announcement by another name. A JWE
/// without `zip` is right in both.
public enum ApiVersion {
    V1("/v1", "serviceType"),
    V2("/v2", "publicService");

    private final String prefix;
    private final String serviceMember;

    ApiVersion(String prefix, String serviceMember) {
        this.prefix = prefix;
        this.serviceMember = serviceMember;
    }

    /// The announcement's member that holds `identifier` and `name`.
    String serviceMember() {
        return serviceMember;
    }

    /// @param path as of v2, or one without version
    String address(String base, String path) {
        String host = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        // The published bases of v1 already end in /v1; its service keys lie beside that.
        if (host.endsWith(prefix)) host = host.substring(0, host.length() - prefix.length());
        return host + (path.startsWith("/v2/") ? prefix + path.substring("/v2".length()) : path);
    }
}
