package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One receiving point (Zustellpunkt): a desk of the authority with its own keys and services.
record Destination(
        UUID id,
        String name,
        OfficeKey encryption,
        OfficeKey signature,
        Map<String, PublicService> services) {
    static final List<String> METADATA_VERSIONS = List.of("2.1.0", "1.3.0");

    Destination {
        // In the catalogue's order, the same after every restart.
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }

    /// @return services by the identifier under which this office offers them
    static Map<String, PublicService> byIdentifier(List<PublicService> services) {
        var byIdentifier = new LinkedHashMap<String, PublicService>();
        for (PublicService each : services) byIdentifier.put(identifier(each), each);
        return byIdentifier;
    }

    /// The LeiKa key where the public index holds one, else a name of our own; never invented.
    static String identifier(PublicService service) {
        return service.leikaKey()
                .map(key -> "urn:de:fim:leika:leistung:" + key)
                .orElse("urn:de:buergerterminal:service:" + service.id());
    }

    Optional<PublicService> service(String identifier) {
        return Optional.ofNullable(services.get(identifier));
    }
}
