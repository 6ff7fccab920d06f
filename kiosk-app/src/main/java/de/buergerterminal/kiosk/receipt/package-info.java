/// What is printed, as lines and codes and not as bytes: `ReceiptLayout` turns a filed case into a
/// `PrintDocument`. No personal data may enter a receipt, since papers are left behind.
@NullMarked
package de.buergerterminal.kiosk.receipt;

import org.jspecify.annotations.NullMarked;
