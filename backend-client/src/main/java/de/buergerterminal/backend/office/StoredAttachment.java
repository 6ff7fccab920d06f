package de.buergerterminal.backend.office;

import java.nio.file.Path;
import java.util.OptionalLong;

/// An encrypted attachment that has arrived.
///
/// @param tag fifth part of the JWE
/// @param size of the JWE in bytes
/// @param sha256 of the JWE, to tell the same upload from another; lower-case hex
/// @param plainSize of the content in bytes, known since the authority opened and filed it
/// @param file holds the compact JWE and nothing else
record StoredAttachment(String tag, long size, String sha256, OptionalLong plainSize, Path file) {}
