package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.record.ApplicationPdf;
import de.buergerterminal.backend.office.record.CaseRecord;
import de.buergerterminal.backend.office.record.ReadableApplication;
import de.buergerterminal.backend.office.record.ReadableApplication.Line;
import de.buergerterminal.backend.office.record.ReadableApplication.Section;
import de.buergerterminal.backend.office.record.RecordDocument;
import de.buergerterminal.backend.office.record.Retention;
import de.buergerterminal.backend.office.record.TradeNotice;
import de.buergerterminal.backend.office.record.TradeNoticeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts a case's electronic record together from what the office holds of it.
final class RecordAssembly {
    private final DeliveryService delivery;
    private final Correspondence correspondence;
    private final Retention retention;

    RecordAssembly(DeliveryService delivery, Correspondence correspondence, Retention retention) {
        this.delivery = delivery;
        this.correspondence = correspondence;
        this.retention = retention;
    }

    /// Reads every attachment once for its checksums and keeps none.
    CaseRecord of(FiledCase filed) throws IOException {
        ReceivedCase received = filed.received();
        Destination desk = delivery.destination(received.destinationId());
        Optional<PublicService> service = desk.service(received.serviceIdentifier());
        String subject = service.map(it -> it.name().german()).orElse(received.serviceIdentifier());
        List<EventToken> events = delivery.verifiedEvents(received.caseId());
        var documents = new ArrayList<RecordDocument>();
        documents.add(
                document(
                        "documents/application.pdf",
                        "Antrag",
                        subject + " (Lesefassung)",
                        "application/pdf",
                        ApplicationPdf.of(readable(received, desk, service, subject))));
        documents.add(
                text(
                        "documents/application.json",
                        "Antrag",
                        "Fachdaten",
                        "application/json",
                        received.data()));
        documents.add(
                text(
                        "documents/metadata.json",
                        "Antrag",
                        "Metadaten der Einreichung",
                        "application/json",
                        received.metadata()));
        service.flatMap(it -> TradeNoticeKind.of(it.id().value()))
                .flatMap(kind -> tradeNotice(kind, received, desk))
                .ifPresent(documents::add);
        List<Question> questions = correspondence.of(received);
        if (!questions.isEmpty()) {
            documents.add(
                    text(
                            "documents/questions.txt",
                            "Rückfrage",
                            "Rückfragen an die Antragstellerin oder den Antragsteller",
                            "text/plain",
                            questions.stream()
                                    .map(RecordAssembly::readable)
                                    .collect(Collectors.joining("\n"))));
        }
        documents.addAll(attachments(filed.attachments()));
        documents.addAll(events(received, events));
        return new CaseRecord(
                received.caseId(),
                received.submissionId(),
                desk.name(),
                received.reference(),
                subject,
                received.serviceIdentifier(),
                received.receivedAt(),
                received.state().german(),
                decidedAt(events),
                received.reasons(),
                received.paidCents(),
                retention,
                documents,
                filed.copies());
    }

    private static String readable(Question question) {
        String end =
                question.closedAt()
                        .map(it ->
                                (question.unread() ? "nicht gelesen, " : "erledigt ")
                                        + GermanText.time(it))
                        .orElse("offen");
        return "%s (%s)\n%s\n".formatted(GermanText.time(question.askedAt()), end, question.text());
    }

    private static Optional<RecordDocument> tradeNotice(
            TradeNoticeKind kind, ReceivedCase received, Destination desk) {
        return Json.parse(received.data())
                .map(it ->
                        TradeNotice.of(
                                kind,
                                it,
                                received.caseId(),
                                received.reference(),
                                desk.name(),
                                received.receivedAt()))
                .map(it ->
                        document(
                                "documents/xgewerbeanzeige.xml",
                                "Gewerbeanzeige",
                                "Gewerbeanzeige nach dem Aufbau von XGewerbeanzeige 2.2",
                                "application/xml",
                                it));
    }

    static Optional<Instant> decidedAt(List<EventToken> events) {
        return events.stream()
                .filter(it -> it.kind() == EventKind.ACCEPT || it.kind() == EventKind.REJECT)
                .map(EventToken::at)
                .findFirst();
    }

    private static ReadableApplication readable(
            ReceivedCase received,
            Destination desk,
            Optional<PublicService> service,
            String subject) {
        var sections = new ArrayList<>(ReadableCase.sections(received.data(), service));
        if (sections.isEmpty()) {
            sections.add(
                    new Section(
                            "Angaben",
                            List.of(
                                    new Line(
                                            "Hinweis",
                                            "Die Angaben lassen sich nicht als Formular"
                                                    + " darstellen; siehe die Fachdaten."))));
        }
        if (received.paidCents() > 0) {
            sections.add(
                    new Section(
                            "Gebühr",
                            List.of(
                                    new Line(
                                            "Am Terminal bezahlt",
                                            GermanText.euros(received.paidCents())))));
        }
        byte[] data = received.data().getBytes(StandardCharsets.UTF_8);
        return new ReadableApplication(
                subject,
                desk.name(),
                received.reference(),
                received.receivedAt(),
                sections,
                RecordDocument.sha256(data));
    }

    private static List<RecordDocument> attachments(List<OpenedAttachment> attachments)
            throws IOException {
        var documents = new ArrayList<RecordDocument>();
        for (OpenedAttachment each : attachments) {
            String number = "%02d".formatted(documents.size() + 1);
            documents.add(
                    RecordDocument.streamed(
                            "attachments/%s.%s"
                                    .formatted(number, RecordDocument.ending(each.mediaType())),
                            "Anlage",
                            each.name().isBlank() ? "Anlage " + number : each.name(),
                            each.mediaType(),
                            each.content()));
        }
        return documents;
    }

    /// The tokens exactly as they were signed, and what they say in words.
    private List<RecordDocument> events(ReceivedCase received, List<EventToken> verified) {
        var documents = new ArrayList<RecordDocument>();
        for (String token : delivery.events(received.caseId(), 0, Integer.MAX_VALUE)) {
            String what = EventToken.parse(token).map(it -> it.kind().german()).orElse("unlesbar");
            documents.add(
                    text(
                            "events/%02d.jwt".formatted(documents.size() + 1),
                            "Ereignis",
                            what,
                            "application/secevent+jwt",
                            token));
        }
        documents.add(
                text(
                        "events/events.txt",
                        "Ereignis",
                        "Ereignisprotokoll, soweit die Signaturen stimmen",
                        "text/plain",
                        String.join("\n", EventLines.of(verified)) + "\n"));
        return documents;
    }

    private static RecordDocument text(
            String path, String kind, String title, String mediaType, String content) {
        return document(path, kind, title, mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordDocument document(
            String path, String kind, String title, String mediaType, byte[] content) {
        return RecordDocument.inMemory(path, kind, title, mediaType, content);
    }
}
