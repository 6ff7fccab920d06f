/// The town hall in a box: everything a town needs, in one process, with nothing real behind it.
/// Never part of the production jar.
@NullMarked
package de.buergerterminal.provisioning.demo;

import org.jspecify.annotations.NullMarked;
