/// The staff's web console.
@NullMarked
package de.buergerterminal.provisioning.fleet;

import org.jspecify.annotations.NullMarked;
