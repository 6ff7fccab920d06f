package de.buergerterminal.device.mrz;

import java.util.List;

/// What came of reading a zone.
public sealed interface MrzReading {
    /// Everything fits.
    record Complete(Mrz mrz) implements MrzReading {}

    /// It is a zone, but something does not fit: read it again. Nothing is guessed.
    record Doubtful(List<Doubt> doubts) implements MrzReading {
        public Doubtful {
            doubts = List.copyOf(doubts);
        }
    }

    /// Not a zone of TD1, TD2 or TD3.
    ///
    /// @param why one sentence without any content
    record NoZone(String why) implements MrzReading {}

    sealed interface Doubt {
        Field field();

        /// The digits and the check digit disagree.
        record WrongCheckDigit(Field field) implements Doubt {}

        /// A character that cannot stand there, and looks like one that can.
        ///
        /// @param column place within the field, from 0
        /// @param likely what it resembles: `0` for `O` in a date
        record LooksLike(Field field, int column, char seen, char likely) implements Doubt {}

        /// A character that cannot stand there.
        record Impossible(Field field, int column) implements Doubt {}

        /// No day of the calendar, or no sex, or an empty name.
        record Senseless(Field field) implements Doubt {}
    }

    enum Field {
        ISSUER,
        DOCUMENT_NUMBER,
        NATIONALITY,
        BIRTH,
        SEX,
        EXPIRY,
        OPTIONAL_DATA,
        NAME,
        WHOLE
    }
}
