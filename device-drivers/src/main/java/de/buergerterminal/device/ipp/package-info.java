/// Page printers that speak IPP Everywhere (PWG 5100.14-2020), over HTTP. Pure first: `IppReader`
/// and `IppWriter` (RFC 8010) turn bytes into meaning and back, `StateReasons` turns what a printer
/// says of itself (RFC 8011, PWG 5100.9) into faults, `JobWatch` decides what becomes of a job,
/// `PwgRaster` (PWG 5102.4-2012) draws pages for printers without PDF. The driver is
/// `IppDocumentPrinter`. Documents stay in memory; no attribute names a person.
@NullMarked
package de.buergerterminal.device.ipp;

import org.jspecify.annotations.NullMarked;
