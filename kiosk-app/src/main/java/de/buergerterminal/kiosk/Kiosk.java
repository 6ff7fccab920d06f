package de.buergerterminal.kiosk;

import de.buergerterminal.backend.catalogue.SchemaValidator;
import de.buergerterminal.backend.fitconnect.AttachmentLimits;
import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.Questions;
import de.buergerterminal.backend.fitconnect.ReplyChannel;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.outbox.Courier;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxCaseInquiry;
import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.telemetry.Heartbeat;
import de.buergerterminal.backend.telemetry.Telemetry;
import de.buergerterminal.backend.telemetry.TelemetrySettings;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.watchdog.Liveness;
import de.buergerterminal.kiosk.effects.CourierWatch;
import de.buergerterminal.kiosk.effects.Devices;
import de.buergerterminal.kiosk.effects.FleetDesk;
import de.buergerterminal.kiosk.effects.KioskEffects;
import de.buergerterminal.kiosk.effects.LightRules;
import de.buergerterminal.kiosk.effects.OfferBoard;
import de.buergerterminal.kiosk.effects.OpenPayments;
import de.buergerterminal.kiosk.effects.OutboxWatch;
import de.buergerterminal.kiosk.effects.PaymentDesk;
import de.buergerterminal.kiosk.effects.Place;
import de.buergerterminal.kiosk.effects.RequestDesk;
import de.buergerterminal.kiosk.effects.SiteWatch;
import de.buergerterminal.kiosk.effects.StaffDesk;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.receipt.QuestionLayout;
import de.buergerterminal.kiosk.receipt.ReceiptLayout;
import de.buergerterminal.kiosk.screen.KioskWindow;
import de.buergerterminal.kiosk.screen.ScreenSettings;
import de.buergerterminal.kiosk.session.AlarmClock;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionEffect;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionLoop;
import de.buergerterminal.kiosk.session.SessionState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// The terminal, put together by plain constructors; read it from top to bottom. The window opens
/// first and asks for a moment; nothing else moves before `start`.
public final class Kiosk implements AutoCloseable {
    static final String VERSION =
            Optional.ofNullable(Kiosk.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private final Journal journal;
    private final Devices devices;
    private final OpenPayments openPayments;
    private final OfferBoard offers;
    private final SessionLoop session;
    private final KioskEffects effects;
    private final Courier courier;
    private final KioskWindow window;
    private final SiteWatch site;
    private final Deque<AutoCloseable> parts;

    private Kiosk(
            Journal journal,
            Devices devices,
            OpenPayments openPayments,
            OfferBoard offers,
            SessionLoop session,
            KioskEffects effects,
            Courier courier,
            KioskWindow window,
            SiteWatch site,
            Deque<AutoCloseable> parts) {
        this.journal = journal;
        this.devices = devices;
        this.openPayments = openPayments;
        this.offers = offers;
        this.session = session;
        this.effects = effects;
        this.courier = courier;
        this.window = window;
        this.site = site;
        this.parts = parts;
    }

    /// @throws ConfigurationException a setting is wrong
    /// @throws OutboxException the data directory cannot be used
    /// @throws IllegalStateException no display
    public static Kiosk of(KioskConfig config) throws OutboxException {
        return of(config, OpenPayments.Patience.USUAL);
    }

    /// The same with another patience towards terminals whose line broke.
    static Kiosk of(KioskConfig config, OpenPayments.Patience patience) throws OutboxException {
        var parts = new ArrayDeque<AutoCloseable>();
        try {
            return of(config, patience, parts);
        } catch (RuntimeException | OutboxException unable) {
            closeAll(parts, new Journal());
            throw unable;
        }
    }

    private static Kiosk of(
            KioskConfig config, OpenPayments.Patience patience, Deque<AutoCloseable> parts)
            throws OutboxException {
        var clock = Clock.systemUTC();
        var journal = new Journal();
        var texts = Texts.load();
        var alarms = kept(parts, AlarmClock.ofThisMachine());
        var idle = Duration.ofSeconds(config.screen().idleSeconds());
        var session = kept(parts, new SessionLoop(idle, alarms, clock, journal));
        var window = kept(parts, KioskWindow.open(screenSettings(config), texts, session::post));

        var catalogue =
                OfficeWiring.routed(
                        config.office(), CatalogueWiring.open(config, journal), journal);
        var schemas = new SchemaValidator(catalogue);

        var settings = OfficeWiring.settings(config.office(), catalogue, VERSION);
        var office = kept(parts, new FitConnectClient(settings, clock));
        var outbox = kept(parts, Outbox.open(config.dataDir().resolve("outbox"), clock));
        var keys =
                DestinationDirectory.open(
                        settings, office, config.dataDir().resolve("destinations.json"), clock);
        var channel =
                new ReplyChannel(
                        kept(parts, ReplyKeys.start(ReplyKeys.AFTER_THE_START)),
                        outbox.replyKeys());
        var sealer =
                new FitConnectSealer(
                        settings,
                        keys,
                        outbox.attachments(),
                        AttachmentLimits.USUAL,
                        clock,
                        Optional.of(channel));

        var pulse = new Pulse();
        var staff = staff(config, pulse, parts);
        var courierWatch = new CourierWatch(staff, clock, journal);
        pulse.waiting = courierWatch::waiting;
        var courier = kept(parts, new Courier(outbox, office, keys, clock, courierWatch::notice));

        var devices = DeviceWiring.of(config.devices(), config.dataDir());
        devices.all().forEach(parts::push);
        var outboxWatch = new OutboxWatch(staff, journal);
        pulse.outbox = outboxWatch::condition;
        var openPayments =
                kept(parts, new OpenPayments(outbox, devices.terminal(), staff, patience, journal));
        var offers =
                kept(
                        parts,
                        new OfferBoard(
                                catalogue,
                                devices,
                                sealer,
                                outbox,
                                openPayments::areSettled,
                                staff,
                                outboxWatch,
                                journal));

        var town = config.town();
        var place = new Place(town.name(), town.code(), config.number());
        var requests =
                new RequestDesk(
                        sealer,
                        outbox,
                        (service, json) -> schemas.validate(service, json).isEmpty(),
                        catalogue.version(),
                        place,
                        clock);
        var payments =
                devices.terminal()
                        .flatMap(terminal ->
                                devices.printer()
                                        .map(printer ->
                                                new PaymentDesk(
                                                        printer,
                                                        terminal,
                                                        outbox,
                                                        requests,
                                                        openPayments,
                                                        clock,
                                                        journal)));

        session.observe(state -> pulse.state = state);
        var effects =
                kept(
                        parts,
                        new KioskEffects(
                                devices,
                                requests,
                                payments,
                                new OutboxCaseInquiry(
                                        outbox, office, new Questions(office, channel)),
                                new ReceiptLayout(town.name(), texts)::of,
                                new QuestionLayout(town.name(), texts)::of,
                                staff,
                                journal,
                                event -> {
                                    if (isStored(event)) courier.wake();
                                    session.post(event);
                                }));
        var site = new SiteWatch(staff, alarms, journal);
        return new Kiosk(
                journal,
                devices,
                openPayments,
                offers,
                session,
                effects,
                courier,
                window,
                site,
                parts);
    }

    /// Begins; the terminal serves citizens from now on.
    ///
    /// @throws IllegalStateException the window cannot be shown
    public void start() {
        window.awaitOpen();
        session.observe(window::show);
        devices.light()
                .ifPresent(
                        light -> session.observe(state -> light.show(LightRules.signalFor(state))));
        session.start(
                offers.current(),
                effect -> {
                    // Whoever begins is told of a full disk now, not after ten questions.
                    if (effect instanceof SessionEffect.VisitBegan) offers.refresh();
                    effects.carryOut(effect);
                });
        devices.presence()
                .ifPresent(sensor ->
                        sensor.onPresence(
                                there -> session.post(new SessionEvent.PresenceNoticed(there))));
        site.watch(devices);
        openPayments.start(offers::refresh);
        offers.start(offer -> session.post(new SessionEvent.OfferChanged(offer)));
        courier.start();
        journal.record(JournalEvent.KIOSK_STARTED);
    }

    /// Tells systemd that the terminal serves, and feeds the watchdogs while the JavaFX thread and
    /// the session answer; call after `start`.
    ///
    /// @param hardware the machine's watchdog; empty where systemd has it
    /// @param patience how long one of them may be silent
    /// @throws ConfigurationException the machine's watchdog cannot be armed
    void beWatched(
            Optional<Path> hardware,
            Duration patience,
            Map<String, String> environment,
            Kernel kernel) {
        var alive =
                new Liveness(patience)
                        .watching("screen", window::answer)
                        .watching("session", session::answer);
        var watch = kept(parts, Watch.begin(alive, hardware, environment, kernel));
        watch.tell(session.state());
        session.observe(watch::tell);
    }

    /// Shows each state for that long, without serving anybody.
    void rehearse(List<SessionState> states, Duration each) {
        window.awaitOpen();
        for (SessionState state : states) {
            window.show(state);
            LockSupport.parkNanos(each.toNanos());
        }
    }

    /// What the citizen sees now.
    public SessionState state() {
        return session.state();
    }

    /// One part by its class, for tests that play the citizen and count what is stored.
    <T> T part(Class<T> kind) {
        return parts.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is a " + kind));
    }

    /// Ends everything in the reverse order of its making; what is stored stays stored.
    @Override
    public void close() {
        closeAll(parts, journal);
        journal.record(JournalEvent.KIOSK_STOPPED);
    }

    private static void closeAll(Deque<AutoCloseable> parts, Journal journal) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                journal.record(JournalEvent.EFFECT_BROKE, new Fact.Cause(failed));
            }
        }
    }

    private static <T extends AutoCloseable> T kept(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    private static boolean isStored(SessionEvent event) {
        return event instanceof SessionEvent.RequestFiled
                || event instanceof SessionEvent.PaymentSucceeded;
    }

    private static StaffDesk staff(KioskConfig config, Pulse pulse, Deque<AutoCloseable> parts) {
        if (config.broker().isEmpty()) return StaffDesk.NOBODY;
        var broker = config.broker().get();
        try {
            var settings = TelemetrySettings.of(broker.uri(), config.id(), VERSION);
            if (broker.user().isPresent() && broker.passwordFile().isPresent()) {
                String password =
                        OfficeWiring.oneLine("broker.passwordFile", broker.passwordFile().get());
                settings =
                        settings.withLogin(
                                new TelemetrySettings.Login(broker.user().get(), password));
            }
            return new FleetDesk(kept(parts, Telemetry.connect(settings, pulse::beat)));
        } catch (ConfigurationException wrong) {
            throw wrong;
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("broker: " + wrong.getMessage() + ".");
        }
    }

    private static ScreenSettings screenSettings(KioskConfig config) {
        var town = config.town();
        var screen = config.screen();
        return new ScreenSettings(
                town.name(),
                town.code(),
                town.arms(),
                town.accentColour(),
                screen.dpi(),
                screen.width(),
                screen.height(),
                screen.fullscreen(),
                config.languages());
    }

    /// What the heartbeat says, readable at any time.
    private static final class Pulse {
        private volatile SessionState state = new SessionState.Attract(Look.DEFAULT);
        private volatile IntSupplier waiting = () -> 0;
        private volatile Supplier<OutboxCondition> outbox = () -> OutboxCondition.SOUND;

        Heartbeat beat() {
            return switch (state) {
                case SessionState.Attract _ -> beat(Heartbeat.Ui.IDLE, false);
                case SessionState.OutOfService _ -> beat(Heartbeat.Ui.ERROR, false);
                default -> beat(Heartbeat.Ui.BUSY, true);
            };
        }

        private Heartbeat beat(Heartbeat.Ui ui, boolean active) {
            return Heartbeat.of(ui, active, waiting.getAsInt(), outbox.get());
        }
    }
}
