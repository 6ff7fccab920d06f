package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import de.buergerterminal.device.line.LineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 8010, its examples, and jipp as a second opinion.
class IppCodecTest {
    /// RFC 8010 appendix A.1.
    private static final byte[] PRINT_JOB =
            octets(
                    """
                    0101 0002 00000001
                    01
                    47 0012 'attributes-charset' 0005 'utf-8'
                    48 001b 'attributes-natural-language' 0005 'en-us'
                    45 000b 'printer-uri' 002c 'ipp://printer.example.com/ipp/print/pinetree'
                    42 0008 'job-name' 0006 'foobar'
                    22 0016 'ipp-attribute-fidelity' 0001 01
                    02
                    21 0006 'copies' 0004 00000014
                    44 0005 'sides' 0013 'two-sided-long-edge'
                    03
                    """);

    /// A collection of collections and a second value, RFC 8010 sections 3.1.5 to 3.1.7.
    private static final byte[] COLLECTION =
            octets(
                    """
                    0200 0002 00000002
                    02
                    34 0009 'media-col' 0000
                      4a 0000 000a 'media-size'
                      34 0000 0000
                        4a 0000 000b 'x-dimension'
                        21 0000 0004 00005208
                        4a 0000 000b 'y-dimension'
                        21 0000 0004 00007404
                      37 0000 0000
                      4a 0000 000b 'media-color'
                      44 0000 0004 'blue'
                      44 0000 0005 'white'
                    37 0000 0000
                    33 000b 'page-ranges' 0008 00000001 00000002
                    33 0000 0008 00000004 00000006
                    32 0012 'printer-resolution' 0009 0000012c 0000012c 03
                    35 0004 'info' 000b 0002 'de' 0005 'B\u00fcro'
                    13 0007 'nothing' 0000
                    03
                    """);

    @Test
    void theExampleOfTheStandardIsReadAndWritten() throws LineException {
        var message = read(PRINT_JOB);
        assertThat(message.version()).isEqualTo(0x0101);
        assertThat(message.code()).isEqualTo(IppMessage.PRINT_JOB);
        assertThat(message.requestId()).isEqualTo(1);
        var operation = message.group(IppGroup.OPERATION);
        assertThat(operation.text("job-name")).contains("foobar");
        assertThat(operation.truth("ipp-attribute-fidelity")).contains(true);
        assertThat(message.group(IppGroup.JOB).number("copies")).hasValue(20);
        assertThat(IppWriter.bytes(message)).isEqualTo(PRINT_JOB);
    }

    @Test
    void collectionsAndAllSyntaxesAreReadAndWritten() throws LineException {
        var job = read(COLLECTION).group(IppGroup.JOB);
        var a4 =
                new IppValue.Collection(
                        Map.of(
                                "x-dimension", List.of(IppValue.integer(21_000)),
                                "y-dimension", List.of(IppValue.integer(29_700))));
        assertThat(job.values("media-col"))
                .containsExactly(
                        new IppValue.Collection(
                                Map.of(
                                        "media-size", List.of(a4),
                                        "media-color",
                                                List.of(
                                                        IppValue.keyword("blue"),
                                                        IppValue.keyword("white")))));
        assertThat(job.values("page-ranges"))
                .containsExactly(new IppValue.Range(1, 2), new IppValue.Range(4, 6));
        assertThat(job.values("printer-resolution")).containsExactly(IppValue.perInch(300));
        assertThat(job.text("info")).contains("Büro");
        assertThat(job.values("nothing")).containsExactly(new IppValue.Opaque(0x13, ""));
        assertThat(IppWriter.bytes(read(COLLECTION))).isEqualTo(COLLECTION);
    }

    @Test
    void theDocumentBehindTheMessageIsLeftAlone() throws LineException {
        var both = ByteBuffer.allocate(PRINT_JOB.length + 5).put(PRINT_JOB).put(new byte[5]).flip();
        IppReader.read(both);
        assertThat(both.remaining()).isEqualTo(5);
    }

    @Test
    void oneOddValueDoesNotCostTheMessage() throws LineException {
        var odd =
                octets(
                        "0200 0000 00000001 04 21 0001 'a' 0002 0102 22 0001 'b' 0001 07 41 0001 'c' 0001 ff 03");
        var group = read(odd).group(IppGroup.PRINTER);
        assertThat(group.number("a")).isEmpty();
        assertThat(group.truth("b")).isEmpty();
        assertThat(group.text("c")).contains("ÿ");
        assertThat(IppWriter.bytes(read(odd))).isEqualTo(odd);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    nothing,                  ''
                    no end,                   0200 0000 00000001 01
                    a name that is cut,       0200 0000 00000001 01 44 0005 61
                    a value that is cut,      0200 0000 00000001 01 44 0001 61 7fff 61
                    a negative length,        0200 0000 00000001 01 44 0001 61 ffff 61
                    a value before any group, 0200 0000 00000001 44 0001 61 0000 03
                    a value without a name,   0200 0000 00000001 01 44 0000 0000 03
                    an open collection,       0200 0000 00000001 01 34 0001 61 0000 03
                    a stray member,           0200 0000 00000001 01 4a 0001 61 0000 03
                    a stray end,              0200 0000 00000001 01 37 0001 61 0000 03
                    """)
    void brokenStructureIsRefused(String what, String hex) {
        assertThatThrownBy(() -> read(octets(hex)))
                .as(what)
                .isInstanceOf(LineException.class)
                .hasMessageContaining("MALFORMED_DATA");
    }

    @Test
    void aTowerOfCollectionsIsRefusedBeforeItFalls() {
        var tower = "34 0001 'a' 0000 " + "4a 0000 0001 'b' 34 0000 0000 ".repeat(1000);
        assertThatThrownBy(() -> read(octets("0200 0000 00000001 01 " + tower)))
                .isInstanceOf(LineException.class)
                .hasMessageContaining("nested too deep");
    }

    @Property(tries = 200)
    void whatWeWriteJippReads(
            @ForAll @StringLength(max = 60) String name,
            @ForAll @IntRange(min = 1, max = 99) int copies,
            @ForAll @Size(max = 5) List<@StringLength(min = 1, max = 30) String> words)
            throws IOException {
        var text = wellFormed(name);
        var message =
                new IppMessage(
                        IppMessage.VERSION_2_0,
                        IppMessage.CREATE_JOB,
                        copies * 7,
                        List.of(
                                IppGroup.of(IppGroup.OPERATION)
                                        .and(
                                                "attributes-charset",
                                                new IppValue.Text(IppValue.CHARSET, "utf-8"))
                                        .and("job-name", IppValue.name(text)),
                                IppGroup.of(IppGroup.JOB)
                                        .and("copies", IppValue.integer(copies))
                                        .and(
                                                "x-words",
                                                words.stream()
                                                        .map(it -> IppValue.text(wellFormed(it)))
                                                        .toList())));
        var in = new ByteArrayInputStream(IppWriter.bytes(message));
        var packet = new IppInputStream(in).readPacket();
        assertThat(packet.getOperation()).isEqualTo(Operation.createJob);
        assertThat(packet.getRequestId()).isEqualTo(copies * 7);
        assertThat(packet.getString(Tag.operationAttributes, Types.jobName)).isEqualTo(text);
        assertThat(packet.getValue(Tag.jobAttributes, Types.copies)).isEqualTo(copies);
        assertThat(in.available()).isZero();
    }

    @Property(tries = 200)
    void whatJippWritesWeReadAndWriteTheSame(
            @ForAll @StringLength(max = 60) String name,
            @ForAll @IntRange(min = 1, max = 99) int copies)
            throws IOException {
        var packet =
                IppPacket.createJob(URI.create("ipp://127.0.0.1/ipp/print"))
                        .putOperationAttributes(Types.jobName.of(wellFormed(name)))
                        .putJobAttributes(Types.copies.of(copies))
                        .build();
        var out = new ByteArrayOutputStream();
        new IppOutputStream(out).write(packet);
        var message = read(out.toByteArray());
        assertThat(message.group(IppGroup.OPERATION).text("job-name")).contains(wellFormed(name));
        assertThat(message.group(IppGroup.JOB).number("copies")).hasValue(copies);
        assertThat(IppWriter.bytes(message)).isEqualTo(out.toByteArray());
    }

    private static String wellFormed(String any) {
        return new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static IppMessage read(byte[] octets) throws LineException {
        return IppReader.read(ByteBuffer.wrap(octets));
    }

    /// Hex with blanks anywhere, and text between quotes.
    static byte[] octets(String written) {
        var out = new ByteArrayOutputStream();
        var parts = written.split("'", -1);
        for (var i = 0; i < parts.length; i++) {
            out.writeBytes(
                    i % 2 == 1
                            ? parts[i].getBytes(StandardCharsets.UTF_8)
                            : HexFormat.of().parseHex(parts[i].replaceAll("\\s", "")));
        }
        return out.toByteArray();
    }
}
