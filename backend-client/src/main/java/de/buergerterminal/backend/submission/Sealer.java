package de.buergerterminal.backend.submission;

import de.buergerterminal.backend.catalogue.ServiceId;

/// Encrypts requests to the office's verified key, without any network. Attachments are read while
/// they are encrypted, so that sealing takes as long as their source and the disk take.
public interface Sealer {
    /// Whether a verified key is at hand for that service, so that `seal` will not refuse.
    boolean isReadyFor(ServiceId service);

    /// @throws SealingException no verified key, it ends before the request could be delivered, or
    ///   an attachment is too large, breaks off or finds no room
    SealedSubmission seal(ServiceRequest request) throws SealingException;

    /// Why a request could not be sealed; carries no part of the request.
    final class SealingException extends Exception {
        private static final long serialVersionUID = 1L;

        public SealingException(String message) {
            super(message);
        }
    }
}
