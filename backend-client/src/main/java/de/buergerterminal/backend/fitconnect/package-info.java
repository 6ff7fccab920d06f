/// The sender's side of FIT-Connect (Submission API v2 and v1): token, destination and key checks,
/// JWE, the send sequence, and the verification of the signed event log (Security Event Tokens, RFC
/// 8417). Start reading at `FitConnectClient` for the wire and at `FitConnectSealer` for the
/// encryption. Only JDK cryptography; nothing here can decrypt, and nothing here is stored but
/// public keys. Facts follow the FITKO documentation as of November 2026.
@NullMarked
package de.buergerterminal.backend.fitconnect;

import org.jspecify.annotations.NullMarked;
