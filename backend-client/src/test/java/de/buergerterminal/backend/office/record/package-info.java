@NullMarked
package de.buergerterminal.backend.office.record;

import org.jspecify.annotations.NullMarked;
