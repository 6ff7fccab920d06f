@NullMarked
package de.buergerterminal.backend.catalogue;

import org.jspecify.annotations.NullMarked;
