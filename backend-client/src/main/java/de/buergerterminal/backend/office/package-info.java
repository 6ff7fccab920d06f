/// The reference Bürgerbüro on loopback, in two halves that share one SQLite file and nothing else:
/// `DeliveryService` answers like FIT-Connect (Submission API v2 and v1), sees only ciphertext,
/// `Registry` is the authority behind it, which decrypts, checks, files, accepts and rejects. Start
/// reading at `Office`. Written without a line of the sender's code, so that each side is a judge
/// of the other. Protocol facts follow docs.fitko.de/fit-connect, RFC 7515/7516/7518 (JOSE), RFC
/// 8417 (security event tokens) and RFC 7807 (problem details). Never part of a kiosk.
@NullMarked
package de.buergerterminal.backend.office;

import org.jspecify.annotations.NullMarked;
