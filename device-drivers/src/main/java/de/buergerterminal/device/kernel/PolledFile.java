package de.buergerterminal.device.kernel;

import java.nio.file.Path;

/// A device file that is asked before it is read or written, since Java's own channels wait for
/// such files without a limit. Any thread may call; calls of one file wait for each other, and none
/// takes longer than told.
public interface PolledFile extends AutoCloseable {
    /// What the file is opened for. It is never inherited and never becomes the process's terminal.
    enum Access {
        READ,
        READ_AND_WRITE
    }

    @FunctionalInterface
    interface Opener {
        PolledFile open(Path path, Access access) throws KernelException;
    }

    /// @return how many bytes came, 0 for none in time
    /// @throws KernelException when the device is gone (`ENODEV`) or cannot be read
    int read(byte[] into, int limitMillis) throws KernelException;

    /// @return how many bytes from there on were taken, 0 for none in time
    /// @throws KernelException when the device is gone (`ENODEV`)
    int write(byte[] bytes, int from, int limitMillis) throws KernelException;

    /// @param name what errors call the request
    /// @param value instead of a structure
    void ioctl(int request, String name, long value) throws KernelException;

    /// Idempotent.
    @Override
    void close();
}
