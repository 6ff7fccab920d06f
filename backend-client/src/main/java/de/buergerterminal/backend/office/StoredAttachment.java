package de.buergerterminal.backend.office;

import java.nio.file.Path;

/// An encrypted attachment that has arrived.
///
/// @param tag fifth part of the JWE
/// @param size of the JWE in bytes
/// @param sha256 of the JWE, to tell the same upload from another; lower-case hex
/// @param file holds the compact JWE and nothing else
record StoredAttachment(String tag, long size, String sha256, Path file) {}
