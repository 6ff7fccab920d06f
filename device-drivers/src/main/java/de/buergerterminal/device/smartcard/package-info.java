/// Readers for membership cards, behind the PC/SC daemon or as a PN532 module on a serial line.
/// Start reading at `CardReaders`, then `MembershipCards`, the door that keeps payment, health and
/// ID cards out. PC/SC is used in this package alone, through jnasmartcardio: the JDK's own binding
/// never recovers once the daemon was restarted.
@NullMarked
package de.buergerterminal.device.smartcard;

import org.jspecify.annotations.NullMarked;
