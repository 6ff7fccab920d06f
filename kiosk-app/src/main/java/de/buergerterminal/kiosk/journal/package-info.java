/// What the terminal writes down about itself: `JournalEvent` is the one table of events with
/// meaning and remedy, `Fact` the closed set of values an event may carry, `Journal` writes them,
/// `JournalEncoder` makes one JSON line of each. No method here takes a text, so nothing a citizen
/// typed can be written. The only package that knows SLF4J and Logback.
@NullMarked
package de.buergerterminal.kiosk.journal;

import org.jspecify.annotations.NullMarked;
