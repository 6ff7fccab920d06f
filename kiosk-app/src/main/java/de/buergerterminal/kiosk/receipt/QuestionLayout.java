package de.buergerterminal.kiosk.receipt;

import static de.buergerterminal.device.PrintDocument.line;

import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Element;
import de.buergerterminal.device.PrintDocument.Feed;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.Look;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;

/// What the office asks, to be taken along: the question in the office's words, the case number,
/// and where to answer. The receipt's code is not on it: whoever finds this paper learns no more
/// than stands on it.
public final class QuestionLayout {
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final String townName;
    private final Texts texts;

    public QuestionLayout(String townName, Texts texts) {
        this.townName = townName;
        this.texts = texts;
    }

    public PrintDocument of(String reference, CaseStatus.Asked asked, Look look) {
        var language = look.language();
        var elements = new ArrayList<Element>();
        elements.add(new Text(townName, Alignment.CENTRE, Size.LARGE, true));
        elements.add(
                new Text(
                        texts.of(language, "receipt.question.title"),
                        Alignment.CENTRE,
                        Size.NORMAL,
                        false));
        elements.add(new Feed(1));
        elements.add(new Pair(texts.of(language, "receipt.case"), reference));
        elements.add(
                new Pair(
                        texts.of(language, "receipt.question.asked"),
                        DAY.format(LocalDateTime.ofInstant(asked.at(), GERMANY))));
        elements.add(new Rule());
        asked.question().orElse("").lines().forEach(it -> elements.add(line(it)));
        elements.add(new Rule());
        elements.add(
                new Text(
                        texts.of(language, "receipt.question.where"),
                        Alignment.LEFT,
                        Size.NORMAL,
                        true));
        elements.add(line(texts.of(language, "receipt.question.answer", townName)));
        return new PrintDocument(elements);
    }
}
