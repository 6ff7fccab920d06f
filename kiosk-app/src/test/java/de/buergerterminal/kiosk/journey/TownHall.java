package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FormPage;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.office.Office;
import de.buergerterminal.backend.office.ReceivedCase;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import de.buergerterminal.device.simulator.SimulatedWires;
import de.buergerterminal.kiosk.PlayedKiosk;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.CancelConfirmed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CaseCheckChosen;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.Touched;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// A town hall around one terminal: simulated devices at the far ends of its lines, the reference
/// office, and the citizen's steps. Every wait is bounded by [#LIMIT].
///
/// Longer than usual: everything around the terminal, with its judges, in one place.
final class TownHall implements AutoCloseable {
    static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Set<String> BREAKDOWNS =
            Stream.of(
                            JournalEvent.RULE_BROKE,
                            JournalEvent.OBSERVER_BROKE,
                            JournalEvent.EFFECT_BROKE,
                            JournalEvent.THREAD_BROKE,
                            JournalEvent.EVENTS_DROPPED)
                    .map(JournalEvent::id)
                    .collect(Collectors.toSet());
    private static final Logger JOURNAL = (Logger) LoggerFactory.getLogger("journal");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final SimulatedReceiptPrinter printer;
    final SimulatedPaymentTerminal terminal;
    final SimulatedCodeScanner scanner;
    final SimulatedWires wires;
    final Office office = ReferenceOffice.OFFICE;
    final Path folder;
    final String number = "J%03d".formatted(NUMBERS.incrementAndGet());
    private final ListAppender<ILoggingEvent> journal = new ListAppender<>();
    private URI terminalAddress;
    private Optional<URI> broker = Optional.empty();
    private Optional<PlayedKiosk> kiosk = Optional.empty();
    private boolean noticed;

    private TownHall(Path folder) throws IOException {
        this.folder = folder;
        printer = SimulatedReceiptPrinter.at(URI.create("pty:" + folder.resolve("printer")));
        scanner = SimulatedCodeScanner.at(URI.create("pty:" + folder.resolve("scanner")));
        terminal = SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
        wires = SimulatedWires.at(0);
        wires.lower("door");
        terminalAddress = terminal.driverUri();
        journal.start();
        JOURNAL.addAppender(journal);
    }

    /// The devices are on, the terminal is not.
    static TownHall at(Path folder) throws IOException {
        return new TownHall(folder);
    }

    /// Everything is on and works; nobody is here.
    static TownHall open(Path folder) throws Exception {
        var town = at(folder);
        try {
            town.start();
            town.awaitEverythingOffered();
            return town;
        } catch (Throwable failed) {
            town.close();
            throw failed;
        }
    }

    void terminalAt(URI address) {
        terminalAddress = address;
    }

    void brokerAt(URI address) {
        broker = Optional.of(address);
    }

    /// Switches the terminal on, or on again with what it has stored.
    PlayedKiosk start() throws IOException, OutboxException {
        var started = PlayedKiosk.start(writeConfig());
        kiosk = Optional.of(started);
        return started;
    }

    void stop() {
        kiosk.ifPresent(PlayedKiosk::close);
        kiosk = Optional.empty();
    }

    PlayedKiosk kiosk() {
        return kiosk.orElseThrow();
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    Path writeConfig() throws IOException {
        Files.writeString(folder.resolve("secret"), office.clientSecret() + "\n");
        Files.writeString(folder.resolve("trust-anchor.pem"), office.trustAnchorPem());
        var routes =
                StockCatalogue.load().services().stream()
                        .map(it ->
                                "    %s: {destination: %s, identifier: '%s'}"
                                        .formatted(
                                                it.id().value(),
                                                office.destinationId(),
                                                office.identifierFor(it.id())))
                        .collect(Collectors.joining("\n"));
        var yaml =
                """
                id: mus-%s
                number: %s
                town: {name: Stadt Musterstadt, code: MUS}
                screen: {fullscreen: false}
                dataDir: data
                devices:
                  receipt-printer: escpos+serial://%s
                  payment-terminal: %s
                  code-scanner: scanner+serial://%s?repeat=50
                  presence-sensor: %s
                  status-light: %s
                  door-contact: %s
                  staff-call: %s
                office:
                  environment: TEST
                  tokenUri: %s
                  submissionUri: %s
                  clientId: '%s'
                  clientSecretFile: secret
                  trustAnchorFile: trust-anchor.pem
                  routes:
                %s
                """
                        .formatted(
                                number.toLowerCase(Locale.ROOT),
                                number,
                                folder.resolve("printer"),
                                terminalAddress,
                                folder.resolve("scanner"),
                                wires.wire("presence"),
                                wires.wire("light"),
                                wires.wire("door"),
                                wires.wire("button") + "?light=button-lamp",
                                office.tokenUrl(),
                                office.submissionUrl(),
                                office.clientId(),
                                routes);
        var withBroker = broker.map(it -> yaml + "broker: {uri: " + it + "}\n").orElse(yaml);
        return Files.writeString(folder.resolve("kiosk.yaml"), withBroker);
    }

    // What the citizen does.

    /// Comes near, chooses German and sees what is on offer.
    ChoosingService arrive() {
        await(Attract.class);
        // The sensor keeps a person for a while; who comes right after another touches the screen.
        if (noticed) touch(new Touched());
        else wires.raise("presence");
        noticed = true;
        await(Welcoming.class);
        touch(new LanguageChosen("de"));
        return await(ChoosingService.class);
    }

    /// From nobody there to the review of a complete request.
    Reviewing fillInCompletely(ServiceId service, Map<String, String> answers) {
        arrive();
        begin(service);
        return fillIn(answers);
    }

    /// From the home screen to the first page of the form.
    FillingIn begin(ServiceId service) {
        touch(new ServiceChosen(service));
        await(ShowingService.class);
        next();
        return await(FillingIn.class);
    }

    Reviewing fillIn(Map<String, String> answers) {
        while (state() instanceof FillingIn here) {
            FormPage page = pageOf(here);
            fields(page)
                    .filter(answers::containsKey)
                    .forEach(it -> touch(new Answered(it, answers.getOrDefault(it, ""))));
            next();
            awaitThat("the page after " + page.id(), () -> isLeft(page));
        }
        return await(Reviewing.class);
    }

    private boolean isLeft(FormPage page) {
        if (!(state() instanceof FillingIn here)) return true;
        if (!here.problems().isEmpty()) {
            fail("page " + pageOf(here).id() + " refuses " + here.problems());
        }
        return !pageOf(here).equals(page);
    }

    static FormPage pageOf(FillingIn here) {
        return here.draft().service().form().visiblePages(here.draft().answers()).get(here.page());
    }

    static Stream<String> fields(FormPage page) {
        return page.fields().stream()
                .flatMap(field ->
                        field instanceof Field.AddressField address
                                ? address.parts().stream()
                                : Stream.of(field))
                .map(Field::name);
    }

    void next() {
        touch(new NextPressed());
    }

    void touch(SessionEvent event) {
        kiosk().post(event);
    }

    /// Ends the visit, whatever is shown, and waits until nobody is here.
    void goHome() {
        if (state() instanceof Attract || state() instanceof OutOfService) return;
        touch(new CancelPressed());
        awaitThat(
                "the way out",
                () ->
                        state() instanceof ConfirmingCancel
                                || state() instanceof Attract
                                || state() instanceof OutOfService);
        if (state() instanceof ConfirmingCancel) touch(new CancelConfirmed());
        awaitThat(
                "nobody here", () -> state() instanceof Attract || state() instanceof OutOfService);
    }

    /// Holds a receipt's code before the scanner and reads what became of the case.
    ShowingCase lookUp(String code) {
        arrive();
        touch(new CaseCheckChosen());
        await(ScanningCase.class);
        scanner.scan(code);
        return await(ShowingCase.class);
    }

    // What can be seen.

    SessionState state() {
        return kiosk().state();
    }

    <S extends SessionState> S await(Class<S> kind) {
        awaitThat(kind.getSimpleName(), () -> kind.isInstance(state()));
        return kind.cast(lastShown(kind));
    }

    private SessionState lastShown(Class<? extends SessionState> kind) {
        return kiosk().shown().reversed().stream()
                .filter(kind::isInstance)
                .findFirst()
                .orElseGet(this::state);
    }

    /// Waits until such a state was shown at least once, even if it has passed.
    <S extends SessionState> S awaitShown(Class<S> kind) {
        awaitThat(
                kind.getSimpleName() + " shown",
                () -> kiosk().shown().stream().anyMatch(kind::isInstance));
        return kind.cast(lastShown(kind));
    }

    void awaitEverythingOffered() {
        awaitOffer(
                "everything offered",
                it ->
                        it.caseCheck().works()
                                && it.entries().stream()
                                        .allMatch(e ->
                                                e.availability()
                                                        .equals(new Offer.Availability.Now())));
        await(Attract.class);
    }

    void awaitOffer(String what, Predicate<Offer> wanted) {
        awaitThat(what, () -> wanted.test(kiosk().offer()));
    }

    /// Until this service is missing exactly that, on the board and on the home screen, if shown.
    void awaitMissing(ServiceId service, Offer.Missing missing) {
        var expected = new Offer.Availability.NotNow(missing);
        awaitOffer(service + " lacking " + missing, it -> it.of(service).equals(expected));
        awaitThat(
                "the home screen saying so",
                () ->
                        !(state() instanceof ChoosingService home)
                                || home.offer().of(service).equals(expected));
    }

    void awaitThat(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    fail(
                            "%s did not come within %d s; shown is %s, after %s"
                                    .formatted(what, LIMIT.toSeconds(), state(), states()));
                }
                Thread.sleep(20);
            }
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new AssertionError(what, failed);
        }
    }

    /// Looks again and again for a while whether something that must not happen happens.
    void assertStays(Duration time, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            assertThat(condition.getAsBoolean()).as("shown is " + state()).isTrue();
            Thread.sleep(20);
        }
    }

    private List<String> states() {
        return kiosk().shown().stream()
                .map(it -> it.getClass().getSimpleName())
                .distinct()
                .toList();
    }

    // The judges.

    /// Cases of this terminal at the office.
    List<ReceivedCase> cases() {
        return office.cases().stream()
                .filter(it -> it.reference().contains("-" + number + "-"))
                .toList();
    }

    List<CardPayment> booked() {
        return terminal.payments().stream()
                .filter(it -> it.state() == CardPayment.State.BOOKED)
                .toList();
    }

    /// Nothing is under way any more: all payments have ended and all requests are delivered.
    void awaitSettled() {
        awaitThat("an end of all payments", () -> kiosk().paymentsAreSettled());
        awaitThat("an empty outbox", () -> kiosk().waiting() == 0);
    }

    /// The promise of the house: what was booked arrived, once, and what was not did not.
    void assertPaidIffArrived(int paid) {
        awaitSettled();
        assertThat(booked()).as("payments that stand").hasSize(paid);
        var arrived = cases().stream().filter(it -> it.paidCents() > 0).toList();
        assertThat(arrived).as("paid cases at the office").hasSize(paid);
        assertThat(arrived.stream().map(ReceivedCase::paidCents).sorted().toList())
                .as("cents at the office and at the terminal")
                .isEqualTo(booked().stream().map(CardPayment::amountCents).sorted().toList());
        assertThat(cases().stream().map(ReceivedCase::reference))
                .as("case numbers")
                .doesNotHaveDuplicates();
    }

    /// The citizen has gone, everything works as before, and no part of the terminal failed.
    void assertHomeAgain() {
        goHome();
        awaitEverythingOffered();
        assertThat(journalled()).as("breakdowns").doesNotContainAnyElementsOf(BREAKDOWNS);
        assertThat(printer.unknownCommands()).isEmpty();
    }

    /// Ids of the journal's events since this town hall opened.
    List<String> journalled() {
        return List.copyOf(journal.list).stream()
                .flatMap(it -> it.getKeyValuePairs().stream())
                .filter(it -> it.key.equals("event"))
                .map(it -> String.valueOf(it.value))
                .toList();
    }

    static PublicService service(ServiceId id) {
        return StockCatalogue.load().service(id).orElseThrow();
    }

    @Override
    public void close() {
        office.behave();
        office.comeUp();
        stop();
        JOURNAL.detachAppender(journal);
        terminal.close();
        wires.close();
        printer.close();
        scanner.close();
    }
}
