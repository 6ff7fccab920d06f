/// The electronic record of one case, as pure functions of what the office knows about it: the
/// application as PDF, `record.xml`, the trade notice, the copies for other bodies, and one ZIP of
/// all that. Start reading at `RecordPackage`. Nothing here touches a disk, a clock or a key, and
/// the same case always gives the same bytes. Structure after xdomea's Akte, Vorgang, Dokument and
/// XGewerbeanzeige 2.2; neither was checked against its schema, and every file says so.
@NullMarked
package de.buergerterminal.backend.office.record;

import org.jspecify.annotations.NullMarked;
