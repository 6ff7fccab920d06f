package de.buergerterminal.device.zvt;

import de.buergerterminal.device.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the terminal is doing, `04 FF` (PA00P015 rev 13.08).
///
/// @param status 00 to FF
/// @param text what the citizen is to read
/// @param newTimeout how long to wait for the end from now on, where the terminal says so
public record IntermediateStatus(int status, TerminalText text, Optional<Duration> newTimeout) {
    /// The text comes with the message.
    private static final int OWN_TEXT = 0xFF;

    private static final int WITH_CARD_REMOVAL = 0x40;
    private static final String REMOVE_CARD = "Bitte Karte entnehmen!";
    private static final Set<Integer> WORD_FOR_WORD_WITH_REMOVAL =
            Set.of(
                    0x43, 0x47, 0x48, 0x49, 0x4C, 0x4D, 0x4E, 0x50, 0x52, 0x53, 0x55, 0x57, 0x58,
                    0x59, 0x5B, 0x5C, 0x5D);
    private static final Map<Integer, TerminalText> TEXTS = load();

    /// Reads the data of `04 FF`: status, optionally minutes as one decimal byte, then bitmaps. A
    /// text the terminal sends counts more than the one in the table, and has status FF.
    ///
    /// @param charset what was agreed for texts
    public static IntermediateStatus parse(Bytes data, TerminalCharset charset) {
        if (data.size() == 0) return new IntermediateStatus(0x17, text(0x17), Optional.empty());
        int status = data.at(0);
        Optional<Duration> timeout = Optional.empty();
        TerminalText text = text(status);
        if (data.size() > 1) {
            long minutes = Bcd.decode(data.slice(1, 2));
            if (minutes > 0) timeout = Optional.of(Duration.ofMinutes(minutes));
            List<String> lines = displayLines(Fields.parse(data.from(2)).container(), charset);
            if (status == OWN_TEXT || !lines.isEmpty()) {
                text = new TerminalText(OWN_TEXT, String.join("\n", lines), true);
            }
        }
        return new IntermediateStatus(status, text, timeout);
    }

    private static List<String> displayLines(List<Tlv> container, TerminalCharset agreed) {
        List<String> lines = new ArrayList<>();
        var charset = TerminalCharset.ofTag(Tlv.find(container, 0x14), agreed);
        for (Tlv texts : container) {
            if (texts.tag() != 0x24) continue;
            for (Tlv line : texts.children()) {
                if (line.tag() != 0x07) continue;
                lines.add(CardData.withoutCardNumbers(charset.decode(line.value())));
            }
        }
        return lines;
    }

    /// The text of a status; statuses the table does not know ask for patience.
    public static TerminalText text(int status) {
        TerminalText known = TEXTS.get(status);
        return known != null ? known : new TerminalText(status, "Bitte warten...", false);
    }

    private static Map<Integer, TerminalText> load() {
        Map<Integer, TerminalText> texts = new HashMap<>();
        String name = "intermediate-status.txt";
        try (var resource = IntermediateStatus.class.getResourceAsStream(name);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(resource, name),
                                        StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(it -> !it.startsWith("#")).toList()) {
                int status = Integer.parseInt(line.substring(0, 2), 16);
                boolean wordForWord = line.charAt(3) == 'x';
                texts.put(status, new TerminalText(status, line.substring(5), wordForWord));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (int status = 0x01; status <= 0x1D; status++) {
            int derived = status | WITH_CARD_REMOVAL;
            texts.put(derived, withCardRemoval(derived, text(texts, status)));
        }
        return Map.copyOf(texts);
    }

    /// 41 to 5D say what 01 to 1D say, and ask for the card to be taken out; 4A is empty and 4B has
    /// the one line only.
    private static TerminalText withCardRemoval(int derived, String first) {
        String german =
                switch (derived) {
                    case 0x4A -> "";
                    case 0x4B -> REMOVE_CARD;
                    default -> first + "\n" + REMOVE_CARD;
                };
        return new TerminalText(derived, german, WORD_FOR_WORD_WITH_REMOVAL.contains(derived));
    }

    private static String text(Map<Integer, TerminalText> texts, int status) {
        return Objects.requireNonNull(texts.get(status)).german();
    }
}
