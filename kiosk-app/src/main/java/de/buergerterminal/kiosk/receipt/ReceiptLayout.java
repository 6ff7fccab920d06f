package de.buergerterminal.kiosk.receipt;

import static de.buergerterminal.device.PrintDocument.line;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Element;
import de.buergerterminal.device.PrintDocument.Feed;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.FiledCase;
import de.buergerterminal.kiosk.session.Look;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The receipt of a filed case: who took it, what it is, what was paid, the number, the code to ask
/// with, and what happens next. German stands first where the citizen reads another language, since
/// the paper is also for the office.
public final class ReceiptLayout {
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MOST_SLIP_LINES = 60;

    private final String townName;
    private final Texts texts;

    public ReceiptLayout(String townName, Texts texts) {
        this.townName = townName;
        this.texts = texts;
    }

    public PrintDocument of(FiledCase filed, Look look) {
        var language = look.language();
        var elements = new ArrayList<Element>();
        elements.add(heading(townName));
        elements.add(centred(text(language, "receipt.title")));
        elements.add(new Feed(1));
        elements.add(new Text(service(filed, "de"), Alignment.LEFT, Size.NORMAL, true));
        if (!service(filed, language).equals(service(filed, "de"))) {
            elements.add(line(service(filed, language)));
        }
        elements.add(new Rule());
        addFacts(elements, filed, language);
        addSlip(elements, filed.slip());
        elements.add(new Rule());
        elements.add(line(text(language, "receipt.next")));
        elements.add(line(filed.service().afterwards().in(language)));
        elements.add(new Feed(1));
        elements.add(new QrCode(filed.ticket().asCode()));
        elements.add(centred(text(language, "receipt.scan")));
        elements.add(centred(text(language, "receipt.keep")));
        return new PrintDocument(elements);
    }

    private void addFacts(List<Element> elements, FiledCase filed, String language) {
        var at = LocalDateTime.ofInstant(filed.filedAt(), GERMANY);
        elements.add(new Pair(text(language, "receipt.case"), filed.ticket().reference().value()));
        elements.add(new Pair(text(language, "receipt.date"), DAY.format(at)));
        elements.add(
                new Pair(
                        text(language, "receipt.time"),
                        text(language, "receipt.clock", TIME.format(at))));
        String amount =
                filed.payment()
                        .map(paid -> euros(paid.cents()))
                        .orElseGet(() -> text(language, "receipt.free"));
        elements.add(new Pair(text(language, "receipt.amount"), amount));
        filed.payment()
                .ifPresent(paid ->
                        elements.add(new Pair(text(language, "receipt.paid"), paid.cardName())));
    }

    /// The terminal's own words, unchanged, as the card schemes demand.
    private static void addSlip(List<Element> elements, List<String> slip) {
        if (slip.isEmpty()) return;
        elements.add(new Rule());
        slip.stream().limit(MOST_SLIP_LINES).forEach(it -> elements.add(line(it)));
    }

    private static String euros(long cents) {
        return String.format(Locale.GERMANY, "%,d,%02d EUR", cents / 100, cents % 100);
    }

    private static String service(FiledCase filed, String language) {
        return filed.service().name().in(language);
    }

    private String text(String language, String key, Object... arguments) {
        return texts.of(language, key, arguments);
    }

    private static Text heading(String text) {
        return new Text(text, Alignment.CENTRE, Size.LARGE, true);
    }

    private static Text centred(String text) {
        return new Text(text, Alignment.CENTRE, Size.NORMAL, false);
    }
}
