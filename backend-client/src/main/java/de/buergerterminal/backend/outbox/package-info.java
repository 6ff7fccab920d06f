/// Durable store-and-forward of sealed submissions. `Outbox` keeps ciphertext and the payment
/// journal in one SQLite file; `Courier` brings each submission to the delivery service exactly
/// once; `OutboxCaseInquiry` tells a citizen what became of it. Start reading at `DeliveryState`.
/// Nothing readable about a citizen may enter this package, and no key that could decrypt.
@NullMarked
package de.buergerterminal.backend.outbox;

import org.jspecify.annotations.NullMarked;
