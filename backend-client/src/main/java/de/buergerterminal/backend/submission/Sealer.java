package de.buergerterminal.backend.submission;

import de.buergerterminal.backend.catalogue.ServiceId;

/// Encrypts requests to the office's verified key, in memory, without any network.
public interface Sealer {
    /// Whether a verified key is at hand for that service, so that `seal` will not refuse.
    boolean isReadyFor(ServiceId service);

    /// @throws SealingException no verified key, or it ends before the request could be delivered
    SealedSubmission seal(ServiceRequest request) throws SealingException;

    /// Why a request could not be sealed; carries no part of the request.
    final class SealingException extends Exception {
        private static final long serialVersionUID = 1L;

        public SealingException(String message) {
            super(message);
        }
    }
}
