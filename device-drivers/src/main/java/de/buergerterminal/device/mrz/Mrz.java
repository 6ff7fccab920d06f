package de.buergerterminal.device.mrz;

import java.time.LocalDate;
import java.util.Optional;

/// What a machine readable zone says, every check digit being right.
///
/// @param documentCode one or two letters such as `P` or `ID`
/// @param issuer state code without fillers, `D` for Germany
/// @param documentNumber up to 22 characters, also where it runs over into the optional data
/// @param nationality state code without fillers
/// @param born empty where the document leaves day or month open
/// @param sex `F`, `M`, or empty where unspecified
/// @param surname primary identifier, blanks for fillers
/// @param givenNames secondary identifier, blanks for fillers; may be empty
/// @param nameMayBeCut whether the name fills its field to the end, so letters may be missing
public record Mrz(
        MrzFormat format,
        String documentCode,
        String issuer,
        String documentNumber,
        String nationality,
        Optional<LocalDate> born,
        String sex,
        LocalDate expires,
        String surname,
        String givenNames,
        boolean nameMayBeCut) {
    @Override
    public String toString() {
        return "Mrz[" + format + "]";
    }
}
