/// The sender's side of FIT-Connect, judged by nimbus-jose-jwt and by a scripted service.
@NullMarked
package de.buergerterminal.backend.fitconnect;

import org.jspecify.annotations.NullMarked;
