package de.buergerterminal.backend.office.record;

import java.util.Arrays;
import java.util.Optional;

/// The three trade notifications, and where each form keeps what the message needs. Only the record
/// `anmeldung` was seen in a public example of XGewerbeanzeige 2.2; that the two others are named
/// `ummeldung` and `abmeldung` and built alike is our reading, and their messages say so.
public enum TradeNoticeKind {
    REGISTRATION("gewerbe-anmeldung", "anmeldung", "", "/startDate", "/sideJob", "/reason"),
    CHANGE("gewerbe-ummeldung", "ummeldung", "", "/changeDate", "/sideJob", "/change"),
    DEREGISTRATION(
            "gewerbe-abmeldung",
            "abmeldung",
            "/G05000011640",
            "/G05000011640/F05000017451",
            "/G05000011640/F05000017450",
            "/G05000011640/F05000017437");

    private final String service;
    final String element;

    /// JSON pointer of the group that holds activity and kind of business; empty for the root.
    final String scope;

    final String date;
    final String sideJob;
    final String reason;

    TradeNoticeKind(
            String service,
            String element,
            String scope,
            String date,
            String sideJob,
            String reason) {
        this.service = service;
        this.element = element;
        this.scope = scope;
        this.date = date;
        this.sideJob = sideJob;
        this.reason = reason;
    }

    /// Empty for a service that is no trade notification.
    public static Optional<TradeNoticeKind> of(String serviceId) {
        return Arrays.stream(values()).filter(it -> it.service.equals(serviceId)).findFirst();
    }
}
