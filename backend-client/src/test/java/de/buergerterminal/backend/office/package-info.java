/// The reference office judged from outside: a foreign sender made of the JDK's HTTP client and a
/// JOSE library that the office does not know.
@NullMarked
package de.buergerterminal.backend.office;

import org.jspecify.annotations.NullMarked;
