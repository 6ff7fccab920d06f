package de.buergerterminal.device.supervision;

import de.buergerterminal.device.Fault;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// A command on its way to the device's thread. It is either carried out once or refused once,
/// whoever comes first.
final class Job<L extends Link, T> {
    private final Link.Command<L, T> command;
    private final Function<Fault, T> whenRefused;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Job(Link.Command<L, T> command, Function<Fault, T> whenRefused) {
        this.command = command;
        this.whenRefused = whenRefused;
    }

    CompletableFuture<T> result() {
        return result;
    }

    void refuse(Fault reason) {
        if (decided.compareAndSet(false, true)) result.complete(whenRefused.apply(reason));
    }

    void run(L link) throws IOException {
        if (!decided.compareAndSet(false, true)) return;
        try {
            result.complete(command.run(link));
        } catch (IOException lost) {
            result.complete(whenRefused.apply(Supervisor.faultOf(lost)));
            throw lost;
        } catch (RuntimeException | Error broken) {
            result.completeExceptionally(broken);
            throw broken;
        }
    }
}
