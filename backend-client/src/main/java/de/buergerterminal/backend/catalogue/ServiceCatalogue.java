package de.buergerterminal.backend.catalogue;

import java.util.List;
import java.util.Optional;

/// The services of one town, in the order of the home screen.
public record ServiceCatalogue(String version, List<PublicService> services) {
    public ServiceCatalogue {
        services = List.copyOf(services);
    }

    public Optional<PublicService> service(ServiceId id) {
        return services.stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
