package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.Fields;
import de.buergerterminal.device.zvt.TerminalCharset;
import de.buergerterminal.device.zvt.Tlv;
import java.util.List;

/// What a till asked for when it registered (PA00P015 rev 13.08, registration `06 00`).
///
/// @param configuration the configuration byte; 86 after power-on and log-off
/// @param containers whether the terminal may send TLV containers
/// @param blocks whether receipts may come as blocks `06 D3`
/// @param charset what texts are encoded in
/// @param columns width of the till's printer
record TillSettings(
        boolean registered,
        int configuration,
        boolean containers,
        boolean blocks,
        TerminalCharset charset,
        int columns) {
    static final TillSettings NONE =
            new TillSettings(false, 0x86, false, false, TerminalCharset.CP437, 24);

    private static final int PRINTS_PAYMENTS = 0x02;
    private static final int WANTS_INTERMEDIATE_STATUS = 0x08;
    private static final int LINES_FROM_TERMINAL = 0x80;

    /// @param afterCurrency the bitmaps of the registration
    static TillSettings of(int configuration, Bytes afterCurrency) {
        Fields fields = Fields.parse(afterCurrency);
        List<Tlv> container = fields.container();
        List<Tlv> permitted = Tlv.find(container, 0x26).map(Tlv::parse).orElse(List.of());
        List<Tlv> charsets = Tlv.find(container, 0x27).map(Tlv::parse).orElse(List.of());
        return new TillSettings(
                true,
                configuration,
                fields.value(Fields.CONTAINER).isPresent(),
                permitted.contains(new Tlv(0x0A, Bytes.of(0x06, 0xD3))),
                charsets.contains(new Tlv(0x14, Bytes.of(TerminalCharset.UTF_8.tagValue())))
                        ? TerminalCharset.UTF_8
                        : TerminalCharset.CP437,
                Tlv.find(container, 0x12).map(it -> decimal(it.at(0))).orElse(24));
    }

    private static int decimal(int bcd) {
        return (bcd >> 4) * 10 + (bcd & 0x0F);
    }

    boolean wantsIntermediateStatus() {
        return (configuration & WANTS_INTERMEDIATE_STATUS) != 0;
    }

    /// Whether the till prints what the terminal dictates, and its answers to that count.
    boolean wantsLines() {
        int both = PRINTS_PAYMENTS | LINES_FROM_TERMINAL;
        return (configuration & both) == both;
    }
}
