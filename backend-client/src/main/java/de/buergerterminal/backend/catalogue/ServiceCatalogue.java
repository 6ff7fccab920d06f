package de.buergerterminal.backend.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The services of one town, in the order of the home screen.
///
/// @param version release number and digest of the content, for example `7+0123456789abcdef`; 0 for
///   what was never released; pinned in each request
/// @param schemas JSON Schema texts by their URI
public record ServiceCatalogue(
        String version, List<PublicService> services, Map<String, String> schemas) {
    public ServiceCatalogue {
        services = List.copyOf(services);
        schemas = Map.copyOf(schemas);
    }

    /// Without schemas, for places that never validate.
    public ServiceCatalogue(String version, List<PublicService> services) {
        this(version, services, Map.of());
    }

    /// A town's own catalogue, unsigned, for those who write it ([SignedCatalogue] is for those who
    /// offer it): `catalogue.json` names languages and services, each service has a folder with
    /// `service.json`, `schema.json`, `layout.json` and `texts_<language>.json`.
    ///
    /// @throws BrokenCatalogueException a file is missing, unreadable or wrong; lists all problems
    public static ServiceCatalogue fromFolder(Path folder) throws BrokenCatalogueException {
        return CatalogueLoader.load(CatalogueFiles.in(folder));
    }

    public Optional<PublicService> service(ServiceId id) {
        return services.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// The service whose requests follow that schema, as the office looks it up.
    public Optional<PublicService> serviceOfSchema(String schemaUri) {
        return services.stream().filter(it -> it.schemaUri().equals(schemaUri)).findFirst();
    }
}
