/// Codes in both directions: QR codes as a matrix of modules for whoever draws or prints them, and
/// a scanner on a serial line (CDC-ACM or UART) with a strict parser, since whatever is scanned is
/// untrusted. Start reading at `ScanParser` and `QrMatrix`. ZXing is used here and in the
/// simulators only and never shows. Symbology prefixes follow AIM (ISO/IEC 15424).
@NullMarked
package de.buergerterminal.device.codescan;

import org.jspecify.annotations.NullMarked;
