package de.buergerterminal.provisioning.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.buergerterminal.backend.catalogue.PublicService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The `kiosk.yaml` of the box: a real terminal's file, only that its addresses lead to simulators.
final class KioskYaml {
    private KioskYaml() {}

    /// @param idleSeconds short for the tour, that need not read
    static Path write(TownHallInABox townHall, Path file, int idleSeconds) throws IOException {
        Path data = townHall.folder();
        Path secret = data.resolve("client-secret");
        Files.createFile(
                secret,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, townHall.office.clientSecret() + "\n");
        Path anchor =
                Files.writeString(
                        data.resolve("trust-anchor.pem"), townHall.office.trustAnchorPem());

        var office = new LinkedHashMap<String, Object>();
        office.put("environment", "TEST");
        office.put("tokenUri", townHall.office.tokenUrl().toString());
        office.put("submissionUri", townHall.office.submissionUrl().toString());
        office.put("clientId", townHall.office.clientId());
        office.put("clientSecretFile", secret.toString());
        office.put("trustAnchorFile", anchor.toString());
        office.put("routes", routes(townHall));

        var devices = new LinkedHashMap<String, Object>();
        devices.put("receipt-printer", "escpos+serial://" + data.resolve("printer"));
        devices.put("payment-terminal", townHall.terminal.driverUri().toString());
        devices.put("code-scanner", "scanner+serial://" + data.resolve("scanner"));
        devices.put("presence-sensor", wire(townHall, "presence"));
        devices.put("status-light", wire(townHall, "light"));
        devices.put("door-contact", wire(townHall, "door"));
        devices.put("staff-call", wire(townHall, "button?light=button-lamp"));
        devices.put("locker-lock", wire(townHall, townHall.lockers.lines()));

        var kiosk = new LinkedHashMap<String, Object>();
        kiosk.put("id", TownHallInABox.KIOSK_ID);
        kiosk.put("number", "K07");
        kiosk.put(
                "town",
                Map.of("name", "Stadt Musterstadt", "code", "MUS", "accentColour", "#2044AA"));
        var screen = new LinkedHashMap<String, Object>();
        screen.put("dpi", 102);
        screen.put("width", 1080);
        screen.put("height", 1920);
        screen.put("fullscreen", true);
        screen.put("idleSeconds", idleSeconds);
        kiosk.put("screen", screen);
        kiosk.put("languages", List.of("de", "en", "ar"));
        kiosk.put("dataDir", data.resolve("kiosk").toString());
        kiosk.put("devices", devices);
        kiosk.put("office", office);
        kiosk.put("broker", Map.of("uri", townHall.broker.uri().toString()));
        new YAMLMapper().writeValue(file.toFile(), kiosk);
        return file;
    }

    private static String wire(TownHallInABox townHall, String line) {
        return townHall.wires.wire(line).toString();
    }

    private static Map<String, Object> routes(TownHallInABox townHall) {
        var routes = new LinkedHashMap<String, Object>();
        for (PublicService service : townHall.catalogue.services()) {
            routes.put(
                    service.id().value(),
                    Map.of(
                            "destination", townHall.office.destinationId().toString(),
                            "identifier", townHall.office.identifierFor(service.id())));
        }
        return routes;
    }
}
