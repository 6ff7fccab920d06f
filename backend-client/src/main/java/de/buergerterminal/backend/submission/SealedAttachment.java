package de.buergerterminal.backend.submission;

import java.nio.file.Path;
import java.util.UUID;

/// What is known of an attachment once it is encrypted.
///
/// @param tag authentication tag: the fifth part of the compact JWE
/// @param size of the ciphertext, in bytes
/// @param file holds the compact JWE and nothing else
public record SealedAttachment(UUID id, String tag, long size, Path file) {}
