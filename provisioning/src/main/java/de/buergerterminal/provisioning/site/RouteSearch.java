package de.buergerterminal.provisioning.site;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.fitconnect.Reply;
import de.buergerterminal.backend.fitconnect.RouteCheck;
import de.buergerterminal.backend.fitconnect.RoutedOffice;
import de.buergerterminal.backend.fitconnect.RoutingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which office takes a service in one area, as far as the portal signed it.
///
/// @param area regional key (ARS) of 2, 3, 5, 9 or 12 digits
record RouteSearch(RoutingClient routing, RouteCheck check, String area) {
    sealed interface Finding {
        /// The one office that the portal signed.
        record Office(PublicService service, RoutedOffice office) implements Finding {}

        /// A person must look.
        ///
        /// @param why one sentence
        record Open(PublicService service, String why) implements Finding {}
    }

    Finding officeOf(PublicService service) {
        return service.leikaKey()
                .map(key -> officeOf(service, key))
                .orElseGet(() ->
                        new Finding.Open(
                                service,
                                "has no LeiKa key, and only keys can be looked up; ask the office"
                                        + " for its destination and its name of the service."));
    }

    private Finding officeOf(PublicService service, String key) {
        return switch (routing.offices(key, area)) {
            case Reply.Done<List<RoutedOffice>>(var offices) -> chosen(service, key, offices);
            case Reply.Retry<List<RoutedOffice>>(var trouble, _, var why) ->
                    new Finding.Open(
                            service,
                            "could not be asked for: " + why + "; " + trouble.remedy() + ".");
            case Reply.Refused<List<RoutedOffice>>(var problem) ->
                    new Finding.Open(service, "is refused by the routing: " + problem.sentence());
            case Reply.Contradiction<List<RoutedOffice>>(var why) ->
                    new Finding.Open(service, "cannot be believed: " + why + ".");
        };
    }

    private Finding chosen(PublicService service, String key, List<RoutedOffice> offices) {
        if (offices.isEmpty()) {
            return new Finding.Open(
                    service,
                    "has no office in area "
                            + area
                            + "; ask the town to register it (key "
                            + key
                            + ").");
        }
        var signed = new ArrayList<RoutedOffice>();
        var objections = new ArrayList<String>();
        for (RoutedOffice each : offices) {
            check.objection(each, key, area)
                    .ifPresentOrElse(objections::add, () -> signed.add(each));
        }
        if (signed.isEmpty()) {
            return new Finding.Open(
                    service, objections.getFirst() + "; report it to the operator of the portal.");
        }
        return signed.size() == 1
                ? new Finding.Office(service, signed.getFirst())
                : new Finding.Open(
                        service,
                        "is taken by several offices, choose one: "
                                + signed.stream()
                                        .map(it -> it.destinationId() + " (" + it.name() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".");
    }
}
