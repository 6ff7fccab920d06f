@NullMarked
package de.buergerterminal.provisioning;

import org.jspecify.annotations.NullMarked;
