@NullMarked
package de.buergerterminal.backend.catalogue.xdf;

import org.jspecify.annotations.NullMarked;
