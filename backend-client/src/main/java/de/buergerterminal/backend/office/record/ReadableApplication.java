package de.buergerterminal.backend.office.record;

import java.time.Instant;
import java.util.List;

/// A citizen's application in readable words.
///
/// @param title the service's name
/// @param filedAt when it arrived; the only time that the PDF carries
/// @param dataDigest SHA-256 of the submitted JSON in hexadecimal, which stays authoritative
public record ReadableApplication(
        String title,
        String office,
        String reference,
        Instant filedAt,
        List<Section> sections,
        String dataDigest) {
    public ReadableApplication {
        sections = List.copyOf(sections);
    }

    /// One page of the form.
    public record Section(String title, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        /// Citizens' data: never in a log.
        @Override
        public String toString() {
            return "Section";
        }
    }

    /// One question and its answer, empty if it was left open.
    public record Line(String label, String value) {
        /// Citizens' data: never in a log.
        @Override
        public String toString() {
            return "Line";
        }
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "ReadableApplication";
    }
}
