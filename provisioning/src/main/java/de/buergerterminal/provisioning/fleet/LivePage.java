package de.buergerterminal.provisioning.fleet;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One open page in a browser and the line to it. Slow or vanished browsers hold up nobody: what
/// does not fit its queue ends the line, and the browser comes back by itself for everything anew.
final class LivePage {
    private static final int LONGEST_QUEUE = 25_000;

    private record Event(String name, String data) {}

    private final SseClient client;
    private final String language;
    private final ArrayBlockingQueue<Event> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private boolean fresh = true;
    private volatile boolean gone;

    LivePage(SseClient client, String language) {
        this.client = client;
        this.language = language;
    }

    String language() {
        return language;
    }

    /// Whether this page is asked for the first time; it needs everything then.
    boolean firstTime() {
        boolean first = fresh;
        fresh = false;
        return first;
    }

    void offer(String name, String data) {
        if (!queue.offer(new Event(name, data))) gone = true;
    }

    /// Sends what is offered until the browser goes; a comment every ten seconds finds out.
    void serve() {
        try {
            while (!gone && !client.terminated()) {
                var event = queue.poll(10, TimeUnit.SECONDS);
                if (event == null) client.sendComment("still here");
                else client.sendEvent(event.name(), event.data());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    void end() {
        gone = true;
        queue.clear();
        queue.offer(new Event("end", ""));
    }
}
