package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument.Alignment;
import java.io.ByteArrayOutputStream;

/// Writes ESC/POS commands by the manual's names; the only place where their bytes stand. No method
/// takes text other than as [NativeText] or behind a length the printer counts.
final class EscposBytes {
    private static final int DLE = 0x10;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] taken() {
        var all = bytes.toByteArray();
        bytes.reset();
        return all;
    }

    int size() {
        return bytes.size();
    }

    /// `ESC @`: back to the settings after power-on.
    EscposBytes initialise() {
        return put(ESC, '@');
    }

    /// `FS .`: bytes from 80 are letters of the code page, not halves of Chinese characters.
    EscposBytes oneByteCharacters() {
        return put(FS, '.');
    }

    /// `ESC t n`: code page.
    EscposBytes codePage(int number) {
        return put(ESC, 't', number);
    }

    /// `ESC a n`: 0 left, 1 centre, 2 right.
    EscposBytes justify(Alignment alignment) {
        var where =
                switch (alignment) {
                    case LEFT -> 0;
                    case CENTRE -> 1;
                    case RIGHT -> 2;
                };
        return put(ESC, 'a', where);
    }

    /// `ESC E n`.
    EscposBytes bold(boolean on) {
        return put(ESC, 'E', on ? 1 : 0);
    }

    /// `GS ! n`: 00 normal, 11 double width and height.
    EscposBytes doubleSize(boolean on) {
        return put(GS, '!', on ? 0x11 : 0x00);
    }

    EscposBytes letters(NativeText.Run run) {
        bytes.writeBytes(run.bytes());
        return this;
    }

    EscposBytes endOfLine() {
        return put('\n');
    }

    /// `ESC d n`: feed n lines, 1 to 255.
    EscposBytes feed(int lines) {
        return put(ESC, 'd', lines);
    }

    /// `GS V 41 n` and `GS V 42 n`: feed the last line to the knife and n dots more, then cut,
    /// fully or all but one point.
    EscposBytes cut(boolean fully) {
        return put(GS, 'V', fully ? 0x41 : 0x42, 0);
    }

    /// `GS v 0`: raster picture.
    EscposBytes raster(int bytesPerRow, int rows, byte[] dots) {
        put(GS, 'v', '0', 0, bytesPerRow & 0xFF, bytesPerRow >> 8, rows & 0xFF, rows >> 8);
        bytes.writeBytes(withoutRealTimeCommands(dots));
        return this;
    }

    /// `GS ( k` functions 165, 167, 169, 180 and 181: QR code, model 2, error correction M.
    EscposBytes qrCode(byte[] content, int dotsPerModule) {
        var length = content.length + 3;
        put(GS, '(', 'k', 4, 0, 0x31, 0x41, 0x32, 0);
        put(GS, '(', 'k', 3, 0, 0x31, 0x43, dotsPerModule);
        put(GS, '(', 'k', 3, 0, 0x31, 0x45, 0x31);
        put(GS, '(', 'k', length & 0xFF, length >> 8, 0x31, 0x50, 0x30);
        bytes.writeBytes(content);
        return put(GS, '(', 'k', 3, 0, 0x31, 0x51, 0x30);
    }

    /// `GS r 1`: paper status, answered when everything before it has been carried out.
    EscposBytes askBehindTheJob() {
        return put(GS, 'r', 1);
    }

    /// `GS ( H` function 48: the four characters come back when everything before was carried out.
    EscposBytes askForProcess(int id) {
        put(GS, '(', 'H', 6, 0, 0x30, 0x30);
        return put('0' + id / 1_000 % 10, '0' + id / 100 % 10, '0' + id / 10 % 10, '0' + id % 10);
    }

    /// Zero bytes, which print nothing: they end a picture or code of which only the first part was
    /// sent, so that the printer does not take the next command for dots.
    EscposBytes endWhatWasBegun(int count) {
        bytes.writeBytes(new byte[count]);
        return this;
    }

    /// `GS a n`: report changes of online state, errors and paper unasked.
    EscposBytes reportChanges() {
        return put(GS, 'a', 0x0E);
    }

    /// `DLE EOT n`: status at once, 1 printer, 2 cause of offline, 3 cause of error, 4 paper.
    EscposBytes askAtOnce(int n) {
        return put(DLE, 0x04, n);
    }

    /// `DLE ENQ 2` and `DLE DC4` function 8: recover and forget everything not yet printed. Both
    /// are obeyed at once, also out of paper; printers that do not know one ignore its bytes.
    EscposBytes forgetTheJob() {
        put(DLE, 0x05, 2);
        return put(DLE, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8);
    }

    /// Printers look for `DLE` commands inside pictures as well. One dot more in the first byte of
    /// such a pair, 18 instead of 10, cannot be seen and commands nothing.
    private static byte[] withoutRealTimeCommands(byte[] dots) {
        var safe = dots.clone();
        for (var i = 0; i + 1 < safe.length; i++) {
            var next = safe[i + 1];
            if (safe[i] == DLE && (next == 0x04 || next == 0x05 || next == 0x14)) safe[i] = 0x18;
        }
        return safe;
    }

    private EscposBytes put(int... values) {
        for (var value : values) bytes.write(value);
        return this;
    }
}
