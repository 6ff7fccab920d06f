package de.buergerterminal.kiosk.tour;

/// The tour cannot go on; the message names the step and what was expected.
final class TourException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourException(String message) {
        super(message);
    }

    TourException(String message, Throwable cause) {
        super(message, cause);
    }
}
