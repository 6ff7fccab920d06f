package de.buergerterminal.device.codescan.keyboard;

/// The few calls of the kernel that an input device needs. Each answers as the kernel does, or with
/// the negative error number.
interface SystemCalls {
    int EACCES = 13;
    int EBUSY = 16;
    int ENODEV = 19;

    /// @return a file descriptor, opened for reading without waiting
    int open(String path);

    /// `EVIOCGRAB`: nobody else gets the device's events while this holds.
    int grab(int descriptor, boolean hold);

    /// Waits for something to read.
    ///
    /// @return 0 when nothing came
    int poll(int descriptor, int millis);

    /// @return how many bytes were read
    int read(int descriptor, byte[] buffer);

    int close(int descriptor);
}
