/// Turns a FIM form (XDatenfelder 3, XML) into a service of our catalogue, as far as a machine may:
/// `XdfImport` gives the files and a list of what a person must decide. `XmlTree` reads foreign XML
/// within bounds, `XdfForm` maps groups and fields, `XdfReport` collects what was left open. Built
/// after the public description of the format; only tried on documents of our own making.
@NullMarked
package de.buergerterminal.backend.catalogue.xdf;

import org.jspecify.annotations.NullMarked;
