package de.buergerterminal.backend.office;

/// The two versions of the Submission API that senders in the field speak. One service stands
/// behind both; they differ in what is listed here and nowhere else.
enum SubmissionApi {
    /// Senders of v1 may compress what they encrypt.
    V1("/v1", "serviceType", "services", true),
    V2("/v2", "publicService", "publicServices", false);

    private final String path;
    private final String serviceMember;
    private final String servicesMember;
    private final boolean zip;

    SubmissionApi(String path, String serviceMember, String servicesMember, boolean zip) {
        this.path = path;
        this.serviceMember = serviceMember;
        this.servicesMember = servicesMember;
        this.zip = zip;
    }

    /// With a slash before it.
    String path() {
        return path;
    }

    /// The announcement's member that holds `identifier` and `name`.
    String serviceMember() {
        return serviceMember;
    }

    /// The destination's member that lists its services.
    String servicesMember() {
        return servicesMember;
    }

    /// Whether a JWE may say `zip: DEF`.
    boolean allowsZip() {
        return zip;
    }
}
