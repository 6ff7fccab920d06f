package de.buergerterminal.backend.telemetry;

import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.KioskMessage.InventoryIs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The terminal's voice towards the staff. It says how things are now, not what happened before:
/// the last word on each topic is kept in memory and said again in full after every reconnect.
///
/// All methods may be called from any thread, return at once and never throw for a broker that is
/// missing, slow or refusing; see [#status] for how it is doing. Words that break the vocabulary of
/// the records are the caller's mistake and throw [IllegalArgumentException].
public final class Telemetry implements AutoCloseable {
    private final TelemetrySettings settings;
    private final Announcements words;
    private final TelemetryLoop loop;

    private Telemetry(
            TelemetrySettings settings,
            Supplier<Heartbeat> heartbeat,
            InstantSource clock,
            Backoff backoff) {
        this.settings = settings;
        this.words = new Announcements(settings, clock);
        this.loop = new TelemetryLoop(settings, words, heartbeat, clock, backoff);
    }

    /// Starts to connect and keeps at it until [#close].
    ///
    /// @param heartbeat asked before each beat, on the telemetry's own thread; must return at once
    public static Telemetry connect(TelemetrySettings settings, Supplier<Heartbeat> heartbeat) {
        return connect(settings, heartbeat, InstantSource.system(), new Random());
    }

    /// The same with a given clock and dice for the pauses between attempts.
    public static Telemetry connect(
            TelemetrySettings settings,
            Supplier<Heartbeat> heartbeat,
            InstantSource clock,
            RandomGenerator random) {
        var telemetry = new Telemetry(settings, heartbeat, clock, Backoff.standard(random));
        telemetry.loop.start();
        return telemetry;
    }

    /// The life-cycle word of the whole terminal; `INIT` until first said.
    public void state(KioskState word) {
        if (word == KioskState.LOST || word == KioskState.DISCONNECTED) {
            throw new IllegalArgumentException(
                    "said by the broker or by close(), never by a caller");
        }
        words.state(word);
    }

    public void deviceReport(DeviceReport report) {
        words.say(new DeviceIs(settings.kioskId(), words.stamp(), report));
    }

    /// What citizens can do now.
    ///
    /// @param services by service id: `ok`, `ok:CODE` (works with a restriction) or `off:CODE`
    public void capabilities(Map<String, String> services) {
        words.say(new Abilities(settings.kioskId(), words.stamp(), services));
    }

    /// Raises an alarm, or raises it once more; it stands until cleared.
    ///
    /// @param args words such as `device` = `receipt-printer`; no sentences
    public void alarm(String code, Severity severity, Map<String, String> args) {
        words.alarm(code, severity, args);
    }

    /// Takes the alarm back; nothing happens if it does not stand.
    public void clearAlarm(String code) {
        if (words.stands(code)) words.say(new AlarmCleared(settings.kioskId(), code));
    }

    public void info(Inventory inventory) {
        words.say(new InventoryIs(settings.kioskId(), words.stamp(), inventory));
    }

    public LinkStatus status() {
        return loop.status();
    }

    /// Says `disconnected`, leaves without a will, and ends within four seconds. Idempotent.
    @Override
    public void close() {
        loop.end(Duration.ofSeconds(3));
    }
}
