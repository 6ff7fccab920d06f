package de.buergerterminal.backend.office.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// One case as one ZIP: `record.xml`, its documents, and `manifest-sha256.txt` in the form that
/// `sha256sum --check` reads. The same case gives the same bytes. Documents that may be larger than
/// memory go through it in pieces and are stored as they are: scans and PDFs are compressed
/// already.
public final class RecordPackage {
    static final String RECORD = "record.xml";
    static final String MANIFEST = "manifest-sha256.txt";

    private final ZipOutputStream zip;
    private final LocalDateTime at;

    private RecordPackage(ZipOutputStream zip, LocalDateTime at) {
        this.zip = zip;
        this.at = at;
    }

    /// All of it in memory.
    public static byte[] zip(CaseRecord record) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(record, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    /// Writes piece by piece and does not close `out`.
    ///
    /// @throws IOException `out` takes no more, or a document is not what it was when its checksums
    ///   were made; what was written is no complete ZIP then
    public static void write(CaseRecord record, OutputStream out) throws IOException {
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
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var files = new RecordPackage(zip, at);
        files.put(RECORD, xml);
        for (RecordDocument each : documents) files.put(each);
        files.put(MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
        zip.flush();
    }

    private static String line(String digest, String path) {
        return digest + "  " + path + "\n";
    }

    private void put(String path, byte[] content) throws IOException {
        zip.putNextEntry(entry(path));
        zip.write(content);
        zip.closeEntry();
    }

    private void put(RecordDocument document) throws IOException {
        ZipEntry entry = entry(document.path());
        if (document.isStreamed()) {
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(document.size());
            entry.setCrc(document.checksums().crc32());
        }
        zip.putNextEntry(entry);
        document.content().writeTo(zip);
        zip.closeEntry();
    }

    private ZipEntry entry(String path) {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(at);
        return entry;
    }
}
