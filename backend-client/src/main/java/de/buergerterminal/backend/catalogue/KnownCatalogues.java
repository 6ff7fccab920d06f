package de.buergerterminal.backend.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogues that an office knows: what it offers now, and earlier releases whose requests may
/// still arrive. A request is judged by the release it was made with. Safe for any thread.
public final class KnownCatalogues {
    private final ServiceCatalogue current;
    private final Map<String, ServiceCatalogue> byVersion = new LinkedHashMap<>();
    private final Map<String, SchemaValidator> validators = new LinkedHashMap<>();

    public KnownCatalogues(ServiceCatalogue current, List<ServiceCatalogue> earlier) {
        this.current = current;
        know(current);
        earlier.forEach(this::know);
    }

    private void know(ServiceCatalogue catalogue) {
        byVersion.put(catalogue.version(), catalogue);
        validators.put(catalogue.version(), new SchemaValidator(catalogue));
    }

    /// @param version as the request names it; empty, from senders that know nothing of catalogues,
    ///   stands for the current one
    public boolean knows(String version) {
        return version.isEmpty() || byVersion.containsKey(version);
    }

    /// The service as it was in that release.
    public Optional<PublicService> service(String version, ServiceId id) {
        return Optional.ofNullable(byVersion.get(release(version))).flatMap(it -> it.service(id));
    }

    /// @see SchemaValidator#validate
    /// @throws IllegalArgumentException a release or service that is not known
    public List<FieldProblem> validate(String version, PublicService service, String json) {
        SchemaValidator validator = validators.get(release(version));
        if (validator == null) throw new IllegalArgumentException("an unknown catalogue");
        return validator.validate(service, json);
    }

    private String release(String version) {
        return version.isEmpty() ? current.version() : version;
    }
}
