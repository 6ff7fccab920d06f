package de.buergerterminal.device.simulator;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A pseudo-terminal made by the kernel, the device's end of a serial line. A link at a fixed path
/// leads the driver to it; unplugging removes both, plugging in makes a new pair and moves the
/// link, just as a USB adapter comes back under another number.
final class Pty implements DeviceEnd {
    private static final int SLICE_MILLIS = 50;

    private final Path link;
    private final ReentrantReadWriteLock plug = new ReentrantReadWriteLock(true);
    private @Nullable Terminal terminal;
    private boolean closed;

    private Pty(Path link) {
        this.link = link;
    }

    static Pty at(Path link) throws IOException {
        if (Files.exists(link) && !Files.isSymbolicLink(link)) {
            throw new FileAlreadyExistsException(link.toString());
        }
        var pty = new Pty(link);
        pty.plugIn();
        return pty;
    }

    @Override
    public int read(byte[] buffer) {
        plug.readLock().lock();
        try {
            var open = terminal;
            if (open != null) return open.read(buffer, SLICE_MILLIS);
        } finally {
            plug.readLock().unlock();
        }
        pause();
        return 0;
    }

    @Override
    public void write(byte[] bytes) {
        plug.readLock().lock();
        try {
            var open = terminal;
            if (open != null) open.write(bytes, SLICE_MILLIS);
        } finally {
            plug.readLock().unlock();
        }
    }

    /// The baud rate the driver has set, as the kernel's code (octal 015 is 9600).
    int baudCode() {
        plug.readLock().lock();
        try {
            var open = terminal;
            return open == null ? 0 : open.baudCode();
        } finally {
            plug.readLock().unlock();
        }
    }

    @Override
    public void unplug() {
        plug.writeLock().lock();
        try {
            var open = terminal;
            if (open == null) return;
            terminal = null;
            Files.deleteIfExists(link);
            open.close();
        } catch (IOException cannotRemove) {
            throw new java.io.UncheckedIOException(cannotRemove);
        } finally {
            plug.writeLock().unlock();
        }
    }

    @Override
    public void plugIn() throws IOException {
        plug.writeLock().lock();
        try {
            if (terminal != null || closed) return;
            var made = Terminal.open();
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(made.path()));
            terminal = made;
        } finally {
            plug.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        plug.writeLock().lock();
        try {
            closed = true;
            unplug();
        } finally {
            plug.writeLock().unlock();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLICE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
