package de.buergerterminal.backend.catalogue;

/// Why an answer cannot be taken as it stands; the words for it belong to the screen.
///
/// @param field name of the field or of the address part
/// @param limit the violated bound in words of the kind (characters, a number, a date), may be
///   empty
public record FieldProblem(String field, Kind kind, String limit) {
    public enum Kind {
        MISSING,
        TOO_LONG,
        NOT_A_NUMBER,
        TOO_SMALL,
        TOO_LARGE,
        NOT_A_DATE,
        TOO_EARLY,
        TOO_LATE,
        WRONG_PATTERN,
        WRONG_CHARACTERS,
        NOT_AN_OPTION,
        SCHEMA
    }
}
