package de.buergerterminal.backend.office;

import java.util.UUID;

/// A reply and the case that it answers.
record AnnouncedReply(UUID id, UUID caseId) {}
