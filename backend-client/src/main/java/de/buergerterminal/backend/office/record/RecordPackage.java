package de.buergerterminal.backend.office.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// One case as one ZIP: `record.xml`, its documents, and `manifest-sha256.txt` in the form that
/// `sha256sum --check` reads. The same case gives the same bytes.
public final class RecordPackage {
    static final String RECORD = "record.xml";
    static final String MANIFEST = "manifest-sha256.txt";

    private RecordPackage() {}

    public static byte[] zip(CaseRecord record) {
        List<RecordDocument> documents = new ArrayList<>(record.documents());
        record.copies().forEach(it -> documents.add(it.document()));
        if (documents.stream().map(RecordDocument::path).distinct().count() != documents.size()) {
            throw new IllegalArgumentException("two documents of one record have the same path");
        }
        byte[] xml = RecordXml.of(record, documents);
        var manifest = new StringBuilder(line(RecordDocument.sha256(xml), RECORD));
        documents.forEach(it -> manifest.append(line(it.sha256(), it.path())));
        // ZIP knows even seconds without a time zone; the case's arrival is as good as any.
        LocalDateTime at = LocalDateTime.ofInstant(record.receivedAt(), ZoneOffset.UTC);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, at, RECORD, xml);
            for (RecordDocument each : documents) put(zip, at, each.path(), each.content());
            put(zip, at, MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static String line(String digest, String path) {
        return digest + "  " + path + "\n";
    }

    private static void put(ZipOutputStream zip, LocalDateTime at, String path, byte[] content)
            throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
