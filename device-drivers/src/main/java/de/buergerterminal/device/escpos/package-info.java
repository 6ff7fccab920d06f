/// Receipt printers that speak ESC/POS, after Epson's published command reference. Pure first:
/// `EscposEncoder` turns a document into bytes, `EscposAnswers` and `EscposStatus` turn bytes into
/// meaning. The driver, `EscposReceiptPrinter`, believes a receipt delivered only when the printer
/// itself says so behind the job. Text can never become a command; a property test holds that.
@NullMarked
package de.buergerterminal.device.escpos;

import org.jspecify.annotations.NullMarked;
