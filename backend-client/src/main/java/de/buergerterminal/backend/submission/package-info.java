/// What travels from the terminal to the office and back, in the words of the domain: a
/// `ServiceRequest` becomes a `SealedSubmission`, a `CaseReference` names it for people, a
/// `CaseStatus` says what became of it. No HTTP, no crypto, no storage here.
@NullMarked
package de.buergerterminal.backend.submission;

import org.jspecify.annotations.NullMarked;
