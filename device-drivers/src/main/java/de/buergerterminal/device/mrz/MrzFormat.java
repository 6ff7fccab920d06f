package de.buergerterminal.device.mrz;

/// Sizes of the zone.
public enum MrzFormat {
    TD1(3, 30),
    TD2(2, 36),
    TD3(2, 44);

    private final int lines;
    private final int columns;

    MrzFormat(int lines, int columns) {
        this.lines = lines;
        this.columns = columns;
    }

    public int lines() {
        return lines;
    }

    public int columns() {
        return columns;
    }
}
