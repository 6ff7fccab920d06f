package de.buergerterminal.device.kernel;

import java.io.IOException;
import java.util.Map;

/// A system call was refused; carries `errno` with the numbers of Linux (asm-generic).
public final class KernelException extends IOException {
    private static final long serialVersionUID = 1L;

    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int ENODEV = 19;
    public static final int EINVAL = 22;
    public static final int ENOTTY = 25;
    public static final int ENAMETOOLONG = 36;
    public static final int ECONNREFUSED = 111;

    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(EPERM, "EPERM"),
                    Map.entry(ENOENT, "ENOENT"),
                    Map.entry(EINTR, "EINTR"),
                    Map.entry(EIO, "EIO"),
                    Map.entry(ENXIO, "ENXIO"),
                    Map.entry(EBADF, "EBADF"),
                    Map.entry(EAGAIN, "EAGAIN"),
                    Map.entry(EACCES, "EACCES"),
                    Map.entry(EBUSY, "EBUSY"),
                    Map.entry(ENODEV, "ENODEV"),
                    Map.entry(EINVAL, "EINVAL"),
                    Map.entry(ENOTTY, "ENOTTY"),
                    Map.entry(ENAMETOOLONG, "ENAMETOOLONG"),
                    Map.entry(ECONNREFUSED, "ECONNREFUSED"));

    private final int errno;

    /// @param call what was asked, for example `open /dev/gpiochip0`
    public KernelException(String call, int errno) {
        super(call + ": " + NAMES.getOrDefault(errno, "errno") + " (" + errno + ")");
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }

    /// Whether this user lacks the right.
    public boolean isForRights() {
        return errno == EACCES || errno == EPERM;
    }
}
