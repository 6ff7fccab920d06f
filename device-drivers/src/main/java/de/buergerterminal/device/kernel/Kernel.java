package de.buergerterminal.device.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// System calls as Linux takes them. Implementations may be used by any thread; who closes a file
/// sees to it that nobody uses its number any more.
public interface Kernel {
    /// The files below `/dev` whose names begin so, in the order of their names.
    ///
    /// @param prefix for example `/dev/gpiochip`
    List<Path> devices(String prefix) throws KernelException;

    /// Opens for reading and writing (`O_RDWR | O_CLOEXEC`): no child process inherits the file, so
    /// that what it holds is released when this process ends, however it ends.
    int open(Path path) throws KernelException;

    /// @param name what errors call the request
    /// @param argument the structure, read and written in place
    void ioctl(int file, int request, String name, byte[] argument) throws KernelException;

    /// Whether something can be read, after waiting at most that long (`poll`, `POLLIN`).
    boolean readable(int file, Duration limit) throws KernelException;

    /// @return how many bytes were read
    int read(int file, byte[] into) throws KernelException;

    void write(int file, byte[] bytes) throws KernelException;

    /// Never fails: an unknown file is closed already.
    void close(int file);

    /// Sends one datagram to a Unix socket without waiting (`AF_UNIX`, `SOCK_DGRAM`,
    /// `MSG_DONTWAIT`).
    ///
    /// @param address a path, or an abstract name after `@`; at most 107 bytes
    void send(String address, byte[] datagram) throws KernelException;
}
