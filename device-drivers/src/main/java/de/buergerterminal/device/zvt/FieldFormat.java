package de.buergerterminal.device.zvt;

import java.util.Optional;

/// How long a bitmap (BMP) is; the table of PA00P015 rev 13.08, chapter on bitmaps.
sealed interface FieldFormat {
    record Fixed(int size) implements FieldFormat {}

    /// Prefix `Fx Fy` or `Fx Fy Fz`, decimal digits in the low nibbles.
    record Variable(int prefixSize) implements FieldFormat {}

    /// Prefix is a TLV length.
    record Container() implements FieldFormat {}

    /// Empty for a bitmap the table does not know; its length is unknown then.
    static Optional<FieldFormat> of(int bitmap) {
        return Optional.ofNullable(
                switch (bitmap) {
                    case 0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x72, 0x73, 0x74, 0x75 -> new Fixed(1);
                    case 0x8A, 0x8C, 0xA0, 0xD0, 0xD2, 0xD3, 0xE0, 0xE9, 0xEA -> new Fixed(1);
                    case 0xF0, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD -> new Fixed(1);
                    case 0x0D, 0x0E, 0x17, 0x3A, 0x49, 0x87 -> new Fixed(2);
                    case 0x0B, 0x0C, 0x37, 0x3D, 0x88, 0xAA -> new Fixed(3);
                    case 0x29, 0x70, 0x71 -> new Fixed(4);
                    case 0xBA -> new Fixed(5);
                    case 0x04 -> new Fixed(6);
                    case 0x3B, 0xEB -> new Fixed(8);
                    case 0x2A -> new Fixed(15);
                    case 0x22, 0x23, 0x2D, 0x4C, 0x8B, 0xA7, 0xD1 -> new Variable(2);
                    case 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8 -> new Variable(2);
                    case 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8 -> new Variable(2);
                    case 0x24, 0x2E, 0x3C, 0x60, 0x92, 0x9A, 0xAF -> new Variable(3);
                    case 0x06 -> new Container();
                    default -> null;
                });
    }
}
