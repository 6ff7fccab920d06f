package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What citizens typed reaches the office's decryption and nothing else: no disk, no log, no topic,
/// no paper, no later visit.
class NothingLeaksIT {
    private static final List<Charset> WRITINGS =
            List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    Charset.forName("windows-1252"));
    private static final Path TEMP = Path.of(System.getProperty("java.io.tmpdir"));
    private static final long MOST_FOREIGN_BYTES = 1 << 20;
    private static final int WARNING_SECONDS = 20;

    @TempDir Path folder;

    private final Random random = new Random();
    private final String name = word();
    private final String givenNames = word();
    private final String street = word();
    private final String place = word();
    private final String dog = word();
    private final String breed = word();
    private final String chip = digits(15);
    private final int birthYear = 1920 + random.nextInt(60);
    private final String birthDate = "17.09." + birthYear;
    private final String isoBirthDate = birthYear + "-09-17";
    private final String birthDateAtTheOffice =
            "\"F60000000231\":17,\"F60000000232\":9,\"F60000000233\":" + birthYear;
    private final String abandoned = word();
    private final List<String> typed =
            List.of(
                    name,
                    givenNames,
                    street,
                    place,
                    dog,
                    breed,
                    chip,
                    birthDate,
                    isoBirthDate,
                    birthDateAtTheOffice,
                    abandoned);

    @Test
    void whatCitizensTypedIsNowhereButAtTheOffice() throws Exception {
        var before = entriesOfTemp();
        try (var said = new Everything();
                var broker = new BrokerRecorder();
                var town = TownHall.at(folder)) {
            town.brokerAt(broker.uri());
            town.terminal.presentCardsAutomatically(Duration.ZERO);
            town.start();
            town.awaitEverythingOffered();

            payForACertificateWhileTheOfficeIsDown(town);
            assertNowhereOnDisk(before);
            town.office.comeUp();
            town.awaitSettled();
            registerADog(town);
            walkAway(town);
            nextCitizenSeesNothing(town);

            town.assertPaidIffArrived(1);
            var atTheOffice =
                    town.cases().stream().map(it -> it.data()).collect(Collectors.joining());
            assertThat(atTheOffice)
                    .as("control: the office reads it")
                    .contains(
                            name,
                            givenNames,
                            street,
                            place,
                            dog,
                            breed,
                            chip,
                            birthDateAtTheOffice);

            assertNowhereOnDisk(before);
            assertThat(text(said.kept())).as("control: the log is heard").contains("K-302");
            assertNotIn("log and output", said.kept());
            assertThat(text(broker.heard()))
                    .as("control: the broker is spoken to")
                    .contains("meldebescheinigung");
            assertNotIn("messages to the broker", broker.heard());
            assertThat(town.printer.receipts()).as("control: paper").hasSize(2);
            town.printer
                    .receipts()
                    .forEach(it -> {
                        assertNotIn("receipt", bytes(it.text()));
                        assertNotIn("code on the receipt", bytes(it.codes().toString()));
                    });
            assertNotIn("paper hanging out", bytes(town.printer.hangingOut()));
            // States are shown in failures and logs by their text.
            assertNotIn("texts of states", bytes(town.kiosk().shown().toString()));
        }
    }

    private void payForACertificateWhileTheOfficeIsDown(TownHall town) throws Exception {
        var answers = new TreeMap<>(Requests.registration());
        answers.putAll(person());
        town.fillInCompletely(Requests.REGISTRATION, answers);
        town.awaitThat(
                "control: the citizen reads it on the screen",
                () -> onScreen().contains(name) && onScreen().contains(street));
        town.office.goDown();
        town.next();
        town.await(Done.class);
        assertThat(town.kiosk().waiting()).as("control: it lies on the disk").isEqualTo(1);
        town.goHome();
    }

    private void registerADog(TownHall town) {
        var answers = new TreeMap<>(Requests.dog());
        answers.putAll(person());
        answers.putAll(
                Map.of("dogName", dog, "breed", breed, "chipped", "true", "chipNumber", chip));
        town.fillInCompletely(Requests.DOG, answers);
        town.next();
        town.await(Done.class);
        town.goHome();
    }

    private void walkAway(TownHall town) {
        town.arrive();
        town.begin(Requests.DOG);
        town.touch(new Answered(Requests.FAMILY_NAME, abandoned));
        town.awaitThat(
                "control: the terminal knows it",
                () ->
                        town.state() instanceof FillingIn it
                                && it.draft().answers().byField().containsValue(abandoned));
        town.touch(new IdleWarningDue());
        town.await(WarningIdle.class);
        for (int second = 0; second < WARNING_SECONDS; second++) {
            town.touch(new IdleSecondPassed());
        }
        town.await(Attract.class);
    }

    private void nextCitizenSeesNothing(TownHall town) throws Exception {
        int earlier = town.kiosk().shown().size();
        for (var service : List.of(Requests.REGISTRATION, Requests.DOG)) {
            town.arrive();
            assertNotIn("home screen", bytes(onScreen()));
            town.begin(service);
            town.awaitThat("the form on the screen", () -> onScreen().contains("Familienname"));
            assertNotIn("form of the next citizen", bytes(onScreen()));
            town.goHome();
        }
        List<SessionState> later = town.kiosk().shown();
        assertThat(later.subList(earlier, later.size()))
                .filteredOn(FillingIn.class::isInstance)
                .isNotEmpty()
                .allMatch(it -> ((FillingIn) it).draft().answers().isEmpty());
    }

    private Map<String, String> person() {
        return Map.of(
                Requests.FAMILY_NAME, name,
                Requests.GIVEN_NAMES, givenNames,
                Requests.BIRTH_DATE, birthDate,
                Requests.STREET, street,
                Requests.TOWN, place);
    }

    // Where to look.

    private void assertNowhereOnDisk(Set<Path> before) throws IOException {
        var looked = new ArrayList<Path>();
        search(folder, looked);
        assertThat(looked)
                .as("control: the terminal's files are looked at")
                .anyMatch(it -> it.startsWith(folder.resolve("data").resolve("outbox")));
        for (Path each : entriesOfTemp()) {
            boolean others = before.contains(each) || each.equals(ReferenceOffice.FOLDER);
            if (!others && !folder.startsWith(each)) search(each, looked);
        }
    }

    private void search(Path place, List<Path> looked) throws IOException {
        try (Stream<Path> files = Files.walk(place, 6, new FileVisitOption[0])) {
            for (Path each : files.toList()) {
                if (!Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) continue;
                if (!place.equals(folder) && Files.size(each) > MOST_FOREIGN_BYTES) continue;
                looked.add(each);
                assertNotIn(each.toString(), Files.readAllBytes(each));
            }
        } catch (UncheckedIOException | NoSuchFileException gone) {
            // Other programs' temporary files come and go; the terminal's own must stay.
            if (place.equals(folder)) throw gone;
        }
    }

    private static Set<Path> entriesOfTemp() throws IOException {
        try (Stream<Path> entries = Files.list(TEMP)) {
            return entries.collect(Collectors.toSet());
        }
    }

    /// All words in the terminal's window.
    private static String onScreen() throws Exception {
        var words = new CompletableFuture<String>();
        Platform.runLater(() -> {
            var all = new StringBuilder();
            Window.getWindows().forEach(it -> read(it.getScene().getRoot(), all));
            words.complete(all.toString());
        });
        return words.get(30, TimeUnit.SECONDS);
    }

    private static void read(Node node, StringBuilder words) {
        switch (node) {
            case Labeled it -> words.append(it.getText()).append('\n');
            case TextInputControl it -> words.append(it.getText()).append('\n');
            case Text it -> words.append(it.getText()).append('\n');
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> read(it, words));
        }
    }

    private void assertNotIn(String where, byte[] bytes) {
        var raw = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String each : typed) {
            for (Charset writing : WRITINGS) {
                var sought = new String(each.getBytes(writing), StandardCharsets.ISO_8859_1);
                assertThat(raw.contains(sought)).as("%s in %s", each, where).isFalse();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String word() {
        var letters = new StringBuilder("Q");
        for (int i = 0; i < 11; i++) letters.append((char) ('a' + random.nextInt(26)));
        return letters.toString();
    }

    private String digits(int count) {
        var digits = new StringBuilder("9");
        while (digits.length() < count) digits.append(random.nextInt(10));
        return digits.toString();
    }
}
