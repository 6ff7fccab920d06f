package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// A process of its own that appends requests to a real outbox, says after each that it is durable,
/// and says what happens once the disk fails.
final class AppendingKiosk {
    private AppendingKiosk() {}

    /// A request whose ciphertext has 2 KiB.
    static SealedSubmission request(int running) {
        SealedSubmission small = OutboxTest.sealed(running);
        return new SealedSubmission(
                small.reference(),
                small.service(),
                small.destinationId(),
                small.publicServiceIdentifier(),
                small.publicServiceName(),
                small.encryptedMetadata(),
                "h.k.i." + "x".repeat(2_048) + ".dataTag" + running,
                small.secretHash(),
                Optional.of(running),
                small.sealedAt(),
                small.undeliverableAfter());
    }

    /// @param arguments folder of the outbox, synchronous mode of SQLite
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(AppendingKiosk::endAfterThreeMinutes);
        Path folder = Path.of(arguments[0]);
        var settings = SqliteOutboxStore.settings();
        settings.setSynchronous(SynchronousMode.valueOf(arguments[1]));
        var store = SqliteOutboxStore.open(folder, settings);
        var outbox = new Outbox(store, Optional.of(folder), Clock.systemUTC());
        for (int running = 1; ; running++) {
            try {
                outbox.append(request(running));
                System.out.println("ACK " + running);
            } catch (OutboxException failed) {
                System.out.println("FAILED " + failed.getMessage());
                break;
            }
        }
        try {
            outbox.append(request(999_999));
            System.out.println("WENT ON");
        } catch (OutboxException still) {
            System.out.println("STILL FAILED " + still.getMessage());
        }
        System.out.println(outbox.condition());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void endAfterThreeMinutes() {
        try {
            Thread.sleep(Duration.ofMinutes(3));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
