package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.telemetry.DeviceReport;
import de.buergerterminal.backend.telemetry.KioskState;
import de.buergerterminal.backend.telemetry.Severity;
import de.buergerterminal.backend.telemetry.Telemetry;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.Offer.Availability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells staff over the fleet's broker: words and codes only, never a citizen's data.
public final class FleetDesk implements StaffDesk {
    private final Telemetry telemetry;

    public FleetDesk(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public void deviceChanged(Device device, DeviceHealth health) {
        telemetry.deviceReport(
                new DeviceReport(
                        device.id().value(),
                        device.kind().word(),
                        status(health),
                        health.reason()
                                .map(fault -> List.of(fault.code().name()))
                                .orElse(List.of()),
                        health.since()));
    }

    private static DeviceReport.Status status(DeviceHealth health) {
        return switch (health) {
            case DeviceHealth.Online _ -> DeviceReport.Status.OK;
            case DeviceHealth.Degraded _ -> DeviceReport.Status.WARN;
            case DeviceHealth.Offline _ -> DeviceReport.Status.FAIL;
            case DeviceHealth.Starting _ -> DeviceReport.Status.ABSENT;
        };
    }

    @Override
    public void offerChanged(Offer offer) {
        var words = new LinkedHashMap<String, String>();
        offer.entries()
                .forEach(it -> words.put(it.service().id().value(), word(it.availability())));
        telemetry.capabilities(words);
        telemetry.state(stateOf(offer));
    }

    private static String word(Availability availability) {
        return switch (availability) {
            case Availability.Now _ -> "ok";
            case Availability.NowWithoutPaper _ -> "ok:RECEIPT_PRINTER";
            case Availability.NotNow(var missing) -> "off:" + missing.name();
        };
    }

    private static KioskState stateOf(Offer offer) {
        var all = offer.entries().stream().map(Offer.Entry::availability).toList();
        boolean closed = all.contains(new Availability.NotNow(Offer.Missing.OUT_OF_SERVICE));
        if (closed) return KioskState.MAINTENANCE;
        boolean whole = all.stream().allMatch(FleetDesk::asMeant);
        return whole && offer.caseCheck().works() ? KioskState.READY : KioskState.DEGRADED;
    }

    /// What this terminal is not made for is no fault of it.
    private static boolean asMeant(Availability availability) {
        return switch (availability) {
            case Availability.Now _ -> true;
            case Availability.NowWithoutPaper _ -> false;
            case Availability.NotNow(var missing) -> missing.byDesign();
        };
    }

    @Override
    public void call(JournalEvent event) {
        telemetry.alarm(event.name(), Severity.CRITICAL, Map.of("event", event.id()));
    }

    @Override
    public void allClear(JournalEvent event) {
        telemetry.clearAlarm(event.name());
    }
}
