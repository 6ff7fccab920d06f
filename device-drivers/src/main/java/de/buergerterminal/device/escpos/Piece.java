package de.buergerterminal.device.escpos;

/// A part of a job that ends between two commands, and how many rows of dots the paper moves by it.
final class Piece {
    private final byte[] bytes;
    private final int rows;

    Piece(byte[] bytes, int rows) {
        this.bytes = bytes.clone();
        this.rows = rows;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    int rows() {
        return rows;
    }
}
