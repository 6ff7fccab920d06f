package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.offer.Offer;
import java.time.LocalDate;

/// What the rules may know besides state and event.
public record Surroundings(Offer offer, LocalDate today) {}
