package de.buergerterminal.backend.office;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells open inbox pages that something changed, never what.
final class ChangeStream implements AutoCloseable {
    private static final int MOST_PAGES = 64;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
    private final Thread heartbeat = Thread.ofVirtual().name("inbox-heartbeat").start(this::beat);

    void join(SseClient page) {
        if (pages.size() >= MOST_PAGES) {
            page.close();
            return;
        }
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.add(page);
    }

    void changed() {
        // A slow page must not hold up the request that caused the change.
        Thread.ofVirtual()
                .name("inbox-change")
                .start(() -> pages.forEach(it -> it.sendEvent("change", "")));
    }

    /// Keeps the connections from idling out and notices pages that are gone.
    private void beat() {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                pages.forEach(it -> it.sendComment(""));
            }
        } catch (InterruptedException closed) {
            pages.forEach(SseClient::close);
        }
    }

    @Override
    public void close() {
        heartbeat.interrupt();
    }
}
