package de.buergerterminal.backend.fitconnect;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A few RSA-4096 key pairs made in advance, because making one takes seconds and no citizen should
/// wait for it. A pair is given out once. One background thread refills. Safe for many threads.
public final class ReplyKeys implements AutoCloseable {
    /// A terminal that starts has more urgent work for its processor.
    public static final Duration AFTER_THE_START = Duration.ofSeconds(10);

    private static final int BITS = 4096;
    private static final int IN_ADVANCE = 2;

    private final BlockingQueue<KeyPair> ready = new ArrayBlockingQueue<>(IN_ADVANCE);
    private final Thread maker;

    private ReplyKeys(Duration pause) {
        maker = new Thread(() -> makeKeys(pause), "reply-keys");
        maker.setDaemon(true);
    }

    /// @param pause before the first key is made
    public static ReplyKeys start(Duration pause) {
        var keys = new ReplyKeys(pause);
        keys.maker.start();
        return keys;
    }

    /// A pair for one case; empty while none is ready, and then the case goes without a channel.
    Optional<KeyPair> take() {
        return Optional.ofNullable(ready.poll());
    }

    /// Blocks until a pair is ready, for tests and rehearsals that need one.
    public void awaitOne() throws InterruptedException {
        while (ready.isEmpty()) Thread.sleep(20);
    }

    private void makeKeys(Duration pause) {
        try {
            Thread.sleep(pause);
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            while (!Thread.currentThread().isInterrupted()) ready.put(generator.generateKeyPair());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java cannot make RSA keys", impossible);
        }
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
