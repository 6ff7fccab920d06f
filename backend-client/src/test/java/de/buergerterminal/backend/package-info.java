@NullMarked
package de.buergerterminal.backend;

import org.jspecify.annotations.NullMarked;
