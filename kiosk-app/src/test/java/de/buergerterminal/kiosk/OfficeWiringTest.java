package de.buergerterminal.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Environment;
import de.buergerterminal.kiosk.journal.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfficeWiringTest {
    @Test
    void onlyWhatHasARouteIsOffered() {
        assertThat(offered("gewerbe-anmeldung", "hundesteuer-anmeldung"))
                .extracting(it -> it.id().value())
                .containsExactly("hundesteuer-anmeldung", "gewerbe-anmeldung");
    }

    @Test
    void whereNothingHasARouteEverythingIsShownAsNotAvailable() {
        assertThat(offered()).isEqualTo(StockCatalogue.load().services());
    }

    private static List<PublicService> offered(String... routed) {
        var route = new KioskConfig.Route(UUID.randomUUID(), "urn:1", Optional.empty());
        Map<ServiceId, KioskConfig.Route> routes =
                Stream.of(routed)
                        .map(ServiceId::new)
                        .collect(Collectors.toMap(Function.identity(), _ -> route));
        var office =
                new KioskConfig.Office(
                        Environment.TEST,
                        URI.create("http://127.0.0.1:1/token"),
                        URI.create("http://127.0.0.1:1"),
                        "client",
                        Path.of("secret"),
                        Optional.empty(),
                        false,
                        routes,
                        ApiVersion.V2,
                        Optional.empty(),
                        Optional.empty());
        return OfficeWiring.routed(office, StockCatalogue.load(), new Journal()).services();
    }
}
