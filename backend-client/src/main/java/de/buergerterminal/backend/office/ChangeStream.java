package de.buergerterminal.backend.office;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Tells open inbox pages that something changed, never what. Each page is served on its own
/// request's virtual thread and by nobody else: writing to a page whose request has ended makes
/// Javalin 7.2.3 fail without end.
final class ChangeStream implements AutoCloseable {
    private static final int MOST_PAGES = 64;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// One waiting place a page: a page that has not read yet needs no second call.
    private final Set<BlockingQueue<Boolean>> pages = ConcurrentHashMap.newKeySet();

    private volatile boolean ended;

    /// Stays until the page is gone or the office closes.
    void join(SseClient page) {
        if (pages.size() >= MOST_PAGES) return;
        var calls = new ArrayBlockingQueue<Boolean>(1);
        pages.add(calls);
        try {
            // The first bytes make the browser count the connection as open.
            page.sendComment("");
            while (!ended && !page.terminated()) {
                Boolean call = calls.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
                if (ended) return;
                if (call == null) {
                    page.sendComment("");
                } else {
                    // Browsers drop an event without data.
                    page.sendEvent("change", "now");
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            pages.remove(calls);
        }
    }

    void changed() {
        pages.forEach(calls -> calls.offer(true));
    }

    @Override
    public void close() {
        ended = true;
        changed();
    }
}
