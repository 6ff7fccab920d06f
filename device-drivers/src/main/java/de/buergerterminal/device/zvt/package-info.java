/// The ZVT protocol between a till and a card terminal: first the pure codec (`Apdu`, `Fields`,
/// `Tlv`, `IntermediateStatus`, `ResultCode`), then the conversation, then the driver. Start
/// reading at `ZvtPaymentTerminal`. Follows PA00P015 rev 13.08 (commands) and PA00P016 rev 04
/// (transport). Numbers of cards are masked or dropped inside the codec: nothing above it can see
/// one.
@NullMarked
package de.buergerterminal.device.zvt;

import org.jspecify.annotations.NullMarked;
