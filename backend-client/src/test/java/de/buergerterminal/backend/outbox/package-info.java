/// The outbox and its courier under crashes, lies and lost answers.
@NullMarked
package de.buergerterminal.backend.outbox;

import org.jspecify.annotations.NullMarked;
