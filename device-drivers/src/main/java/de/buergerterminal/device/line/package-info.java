/// The byte seam under every driver: a {@link de.buergerterminal.device.line.Line} carries bytes
/// both ways and every wait on it has a limit. Start reading at `Line`, `LinePort` and `DeviceUri`.
/// Three things plug in here: a real port, a recording of one (`.line` transcripts) and, at the
/// other end, a simulator. jSerialComm is used in this package alone and never shows.
@NullMarked
package de.buergerterminal.device.line;

import org.jspecify.annotations.NullMarked;
