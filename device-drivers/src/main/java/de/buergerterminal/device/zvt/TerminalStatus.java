package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The terminal status at the end of a status enquiry `05 01` (PA00P015 rev 13.08).
///
/// @param code 00 to FF
/// @param softwareVersion as the terminal words it, may be empty
/// @param wish what the terminal asks for besides (tag 1F13), for example 01, an end of day
/// @param rebooted whether it has forgotten the till and wants a registration (tag 1F79)
public record TerminalStatus(int code, String softwareVersion, OptionalInt wish, boolean rebooted) {
    private static final int TAG_WISH = 0x1F13;
    private static final int TAG_ACTION_REQUESTED = 0x1F79;
    private static final int WISH_RECONCILIATION = 0x01;

    TerminalStatus(int code, String softwareVersion) {
        this(code, softwareVersion, OptionalInt.empty(), false);
    }

    /// Reads the data of the completion: `[LLLVAR software version] status [06 TLV]`, which is not
    /// in bitmaps. Empty if there is no status in it.
    public static Optional<TerminalStatus> parse(Bytes data) {
        Tlv.Length version = Fields.variableLength(data, 0, 3);
        int statusAt = version.size() < 0 ? 0 : version.bytes() + version.size();
        // A lone F0 is the status "reconciliation required", not the beginning of a version.
        if (statusAt >= data.size()) return Optional.empty();
        String software = TerminalCharset.CP437.decode(data.slice(Math.min(3, statusAt), statusAt));
        var container = Fields.parse(data.from(statusAt + 1)).container();
        return Optional.of(
                new TerminalStatus(
                        data.at(statusAt),
                        software,
                        octet(container, TAG_WISH),
                        octet(container, TAG_ACTION_REQUESTED).equals(OptionalInt.of(1))));
    }

    private static OptionalInt octet(List<Tlv> container, int tag) {
        return Tlv.find(container, tag)
                .filter(it -> it.size() == 1)
                .map(it -> OptionalInt.of(it.at(0)))
                .orElse(OptionalInt.empty());
    }

    /// The command by which the till may lift this status itself, empty if a person must act.
    public OptionalInt remedy() {
        return switch (code) {
            case 0x51 -> OptionalInt.of(ControlField.INITIALISATION);
            case 0x62, 0xC1, 0xC2 -> OptionalInt.of(ControlField.DIAGNOSIS);
            case 0xB1, 0xF0 -> OptionalInt.of(ControlField.END_OF_DAY);
            default -> ofWish();
        };
    }

    /// 00, 02 and 04 ask for kinds of diagnosis, 01 for an end of day.
    private OptionalInt ofWish() {
        return switch (wish.orElse(-1)) {
            case WISH_RECONCILIATION -> OptionalInt.of(ControlField.END_OF_DAY);
            case 0x00, 0x02, 0x04 -> OptionalInt.of(ControlField.DIAGNOSIS);
            default -> OptionalInt.empty();
        };
    }

    /// What the status byte of a completed registration asks for: 01 initialisation, 02 diagnosis.
    static OptionalInt remedyAfterRegistration(int status) {
        if ((status & 0x01) != 0) return OptionalInt.of(ControlField.INITIALISATION);
        if ((status & 0x02) != 0) return OptionalInt.of(ControlField.DIAGNOSIS);
        return OptionalInt.empty();
    }

    /// What is wrong; empty if payments are possible. A card that was left inside (DC, E1) is not.
    public Optional<Fault> fault() {
        FaultCode fault =
                switch (code) {
                    case 0x00, 0x9D, 0xDC, 0xE1 -> null;
                    case 0xBF, 0xC0, 0xE2, 0xE3 -> FaultCode.HARDWARE_ERROR;
                    case 0xC1, 0xC4, 0xDF, 0xE0, 0xE4, 0xF6 -> FaultCode.TERMINAL_LOCKED;
                    default -> FaultCode.TERMINAL_NOT_READY;
                };
        String detail = "terminal status %02X, %s".formatted(code, ResultCode.english(code));
        return Optional.ofNullable(fault).map(it -> new Fault(it, detail));
    }

    /// Whether a result code speaks of the terminal and not of the card or the bank.
    static boolean isTerminalTrouble(int code) {
        return switch (code) {
            case 0x51, 0x62, 0x6B, 0x77, 0x83, 0x9C, 0xA0, 0xB1, 0xB2, 0xBF, 0xC0, 0xC1, 0xC2 ->
                    true;
            case 0xC4, 0xCC, 0xDF, 0xE0, 0xE2, 0xE3, 0xE4, 0xF0, 0xF6 -> true;
            default -> false;
        };
    }

    /// Why the terminal did not begin what it was asked to do.
    static Fault refusal(int code) {
        String detail = "refused with %02X, %s".formatted(code, ResultCode.english(code));
        return switch (code) {
            case 0x6B -> new Fault(FaultCode.NOT_REGISTERED, detail);
            case 0x6F -> new Fault(FaultCode.WRONG_SETTINGS, detail);
            case 0x83 -> new Fault(FaultCode.UNSUPPORTED, detail);
            default ->
                    new TerminalStatus(code, "")
                            .fault()
                            .orElse(new Fault(FaultCode.TERMINAL_NOT_READY, detail));
        };
    }
}
