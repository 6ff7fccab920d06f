package de.buergerterminal.device.zvt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Collects the receipts the terminal dictates, by line (`06 D1`) or by block (`06 D3`), and tells
/// the customer's copy from the merchant's (PA00P015 rev 13.08). Holds at most 400 lines.
final class Slips {
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 120;
    private static final int CUSTOMER_RECEIPT = 0x02;
    private static final int ANY_RECEIPT = 0;

    private record Slip(int type, List<String> lines) {}

    private final List<Slip> finished = new ArrayList<>();
    private List<String> current = new ArrayList<>();
    private final TerminalCharset agreed;
    private int total;

    Slips(TerminalCharset agreed) {
        this.agreed = agreed;
    }

    void accept(Apdu message) {
        Bytes data = message.data();
        switch (message.control()) {
            case ControlField.PRINT_LINE -> {
                if (data.size() == 0) return;
                line(data.at(0), data.from(1), agreed, ANY_RECEIPT);
            }
            case ControlField.PRINT_BLOCK -> block(Fields.parse(data).container());
            default -> {}
        }
    }

    private void block(List<Tlv> container) {
        var charset = TerminalCharset.ofTag(Tlv.find(container, 0x14), agreed);
        int type =
                Tlv.find(container, 0x1F07)
                        .filter(it -> it.size() > 0)
                        .map(it -> it.at(0))
                        .orElse(ANY_RECEIPT);
        finish(ANY_RECEIPT);
        for (Tlv texts : container) {
            if (texts.tag() != 0x25) continue;
            int attribute = 0;
            for (Tlv part : texts.children()) {
                if (part.tag() == 0x09 && part.value().size() == 1) {
                    attribute = part.value().at(0);
                    if (isLast(attribute)) finish(type);
                } else if (part.tag() == 0x07) {
                    line(attribute, part.value(), charset, type);
                }
            }
        }
        finish(type);
    }

    private void line(int attribute, Bytes text, TerminalCharset charset, int type) {
        if (attribute == 0xFF) {
            int feeds = text.size() == 0 ? 1 : Math.min(text.at(0), 10);
            for (int i = 0; i < feeds; i++) add("");
            return;
        }
        String line = CardData.withoutCardNumbers(charset.decode(text).stripTrailing());
        add(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
        if (isLast(attribute)) finish(type);
    }

    /// Bit 7 marks the last line of a receipt; 80 alone and FF do not count.
    private static boolean isLast(int attribute) {
        return attribute > 0x80 && attribute != 0xFF;
    }

    private void add(String line) {
        if (total++ < MOST_LINES) current.add(line);
    }

    private void finish(int type) {
        if (!current.isEmpty()) finished.add(new Slip(type, List.copyOf(current)));
        current = new ArrayList<>();
    }

    /// Everything that was dictated, in order.
    List<String> all() {
        finish(ANY_RECEIPT);
        return finished.stream().flatMap(it -> it.lines().stream()).toList();
    }

    /// The customer's copy; empty if there was none. Without a mark it is the last one, since the
    /// merchant's comes first.
    List<String> customerCopy() {
        finish(ANY_RECEIPT);
        return finished.stream()
                .filter(it -> it.type() == CUSTOMER_RECEIPT || says(it, "KUNDENBELEG"))
                .findFirst()
                .or(() ->
                        finished.reversed().stream()
                                .filter(it -> it.type() == ANY_RECEIPT)
                                .filter(it -> !says(it, "HÄNDLERBELEG"))
                                .findFirst())
                .map(Slip::lines)
                .orElse(List.of());
    }

    private static boolean says(Slip slip, String word) {
        return slip.lines().stream()
                .map(it -> it.toUpperCase(Locale.GERMAN).replaceAll("[^\\p{L}]", ""))
                .anyMatch(it -> it.contains(word));
    }
}
