/// Card readers behind the PC/SC daemon. Start reading at `PcscCardReader`. PC/SC is used in this
/// package alone, through jnasmartcardio: the JDK's own binding never recovers once the daemon was
/// restarted. Payment cards and health cards are never selected or read.
@NullMarked
package de.buergerterminal.device.smartcard;

import org.jspecify.annotations.NullMarked;
