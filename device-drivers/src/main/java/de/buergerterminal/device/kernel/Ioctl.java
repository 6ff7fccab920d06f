package de.buergerterminal.device.kernel;

/// Request numbers as `asm-generic/ioctl.h` composes them; so on x86-64, arm and arm64.
public final class Ioctl {
    private static final int WRITE = 1;
    private static final int READ = 2;
    private static final int LARGEST = (1 << 14) - 1;

    /// `_IOW(type, number, struct)`: the kernel reads the structure.
    public static int writing(int type, int number, long size) {
        return request(WRITE, type, number, size);
    }

    /// `_IOR(type, number, struct)`: the kernel fills the structure.
    public static int reading(int type, int number, long size) {
        return request(READ, type, number, size);
    }

    /// `_IOWR(type, number, struct)`: the kernel reads the structure and fills it.
    public static int exchanging(int type, int number, long size) {
        return request(READ | WRITE, type, number, size);
    }

    private static int request(int direction, int type, int number, long size) {
        if (size > LARGEST) throw new IllegalArgumentException("structure of " + size + " bytes");
        return direction << 30 | (int) size << 16 | type << 8 | number;
    }

    private Ioctl() {}
}
