package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real store, written by a real process, on a disk that forgets what was not synced. Unlike a
/// killed process this tests the fsync itself. More cuts than usual: `-Dpower.cuts=50`.
@Tag("peers")
class PowerCutTest {
    private static final int CUTS = Integer.getInteger("power.cuts", 3);

    @TempDir Path folder;

    private int acknowledged;
    private final List<String> lastWords = new ArrayList<>();

    @BeforeAll
    static void onlyWhereADiskCanBeSimulated() throws Exception {
        CrashDisk.assumePossible();
    }

    @Test
    void nothingAcknowledgedIsLostWhenThePowerFails() throws Exception {
        long began = System.nanoTime();
        int all = 0;
        for (int cut = 1; cut <= CUTS; cut++) {
            Path place = Files.createDirectory(folder.resolve("cut" + cut));
            runUntil(place, cut % 2 == 0 ? "tear" : "cut", "FULL", cut);
            assertThat(acknowledged).as("requests before the cut, %s", lastWords).isPositive();
            assertThat(lost(place)).as("lost in cut %d of %d", cut, acknowledged).isZero();
            all += acknowledged;
        }
        System.out.printf(
                "power cuts on the real store: %d, %d acknowledged requests, 0 lost, %d s%n",
                CUTS, all, (System.nanoTime() - began) / 1_000_000_000);
    }

    @Test
    void aStoreThatSyncsLessIsCaughtLosing() throws Exception {
        int tries = Math.max(2, CUTS / 5);
        int caught = 0;
        for (int cut = 1; cut <= tries && (caught == 0 || CUTS > 3); cut++) {
            Path place = Files.createDirectory(folder.resolve("normal" + cut));
            runUntil(place, "cut", "NORMAL", cut);
            if (lost(place) > 0) caught++;
        }
        System.out.printf("synchronous=NORMAL: lost in %d of at most %d cuts%n", caught, tries);
        assertThat(caught).isPositive();
    }

    @Test
    void aSyncThatFailsIsFinalUntilARestartAndLosesNothing() throws Exception {
        runUntil(folder, "eio", "FULL", 1);
        saysThatItFailedForGood();
        assertThat(lost(folder)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "readonly"})
    void aDiskThatTakesNoMoreInTheMiddleOfAWriteLosesNothing(String trouble) throws Exception {
        runUntil(folder, trouble, "FULL", 1);
        saysThatItFailedForGood();
        assertThat(lost(folder)).isZero();
    }

    private void saysThatItFailedForGood() {
        assertThat(lastWords).as("%s", lastWords).hasSize(3);
        assertThat(lastWords.get(0)).startsWith("FAILED").contains("check the disk");
        assertThat(lastWords.get(1)).startsWith("STILL FAILED").contains("restart the terminal");
        assertThat(lastWords.get(2)).isEqualTo("FAILED");
    }

    /// Lets a process append until the disk gets that command, some requests from the beginning.
    private void runUntil(Path place, String command, String synchronous, int seed)
            throws Exception {
        acknowledged = 0;
        lastWords.clear();
        int enough = 5 + new Random(seed).nextInt(400);
        try (var disk = new CrashDisk(place, seed)) {
            Process kiosk = start(disk.mount.resolve("outbox"), synchronous);
            try (var lines = new BufferedReader(kiosk.inputReader(UTF_8))) {
                String line;
                while ((line = lines.readLine()) != null) {
                    if (line.startsWith("ACK ")) {
                        acknowledged = Integer.parseInt(line.substring(4));
                        if (acknowledged == enough) disk.command(command);
                    } else {
                        lastWords.add(line);
                    }
                    if (line.startsWith("FAILED") && isPowerCut(command)) break;
                }
            } finally {
                kiosk.destroyForcibly().waitFor();
            }
            if (!isPowerCut(command)) disk.command("cut");
        }
    }

    private static boolean isPowerCut(String command) {
        return command.equals("cut") || command.equals("tear");
    }

    private static Process start(Path outbox, String synchronous) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingKiosk.class.getName(),
                        outbox.toString(),
                        synchronous)
                .redirectErrorStream(true)
                .start();
    }

    /// How many acknowledged requests the restarted terminal does not find on what the disk kept.
    private int lost(Path place) throws OutboxException {
        int lost = 0;
        try (var outbox =
                Outbox.open(place.resolve("backing").resolve("outbox"), Clock.systemUTC())) {
            for (int running = 1; running <= acknowledged; running++) {
                var wanted = AppendingKiosk.request(running);
                var found = outbox.store().find(wanted.reference());
                if (found.isEmpty() || !found.get().content().equals(Optional.of(wanted))) {
                    lost++;
                }
            }
        }
        return lost;
    }
}
