package de.buergerterminal.backend.fitconnect;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/// A file as the body of a request, which tells how long nothing of it has moved: a slow line may
/// take its time, a dead one may not.
final class Upload implements BodyPublisher {
    /// Below this speed an upload is given up even though it moves.
    private static final long SLOWEST_BYTES_PER_SECOND = 16 << 10;

    private final BodyPublisher file;
    private final long size;
    private volatile long movedAtNanos = System.nanoTime();

    Upload(Path file, long size) throws FileNotFoundException {
        this.file = BodyPublishers.ofFile(file);
        this.size = size;
    }

    @Override
    public long contentLength() {
        return size;
    }

    /// Since the network last took a piece.
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - movedAtNanos);
    }

    /// How long it may take at most, beyond what any exchange may take.
    Duration longest() {
        return Duration.ofSeconds(size / SLOWEST_BYTES_PER_SECOND);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> network) {
        file.subscribe(
                new Subscriber<ByteBuffer>() {
                    @Override
                    public void onSubscribe(Subscription subscription) {
                        network.onSubscribe(subscription);
                    }

                    @Override
                    public void onNext(ByteBuffer piece) {
                        movedAtNanos = System.nanoTime();
                        network.onNext(piece);
                    }

                    @Override
                    public void onError(Throwable broken) {
                        network.onError(broken);
                    }

                    @Override
                    public void onComplete() {
                        movedAtNanos = System.nanoTime();
                        network.onComplete();
                    }
                });
    }
}
