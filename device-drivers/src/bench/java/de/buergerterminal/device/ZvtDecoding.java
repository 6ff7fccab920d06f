package de.buergerterminal.device;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.ApduParser;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.SerialFraming;
import de.buergerterminal.device.zvt.StatusInformation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to understand the authorisation of one payment, against copying its bytes one by
/// one on the same machine in the same run, and against the plain way of cutting the same fields out
/// of the message as a string of hex digits, without masking or checks; and what a serial line of 115,200 baud delivers
/// meanwhile: 10,473 bytes a second at 11 bits each.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ZvtDecoding {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final Apdu status =
            new Apdu(
                    0x040F,
                    Bytes.ofHex(
                            "27 00 04 00 00 00 00 13 00 0B 00 12 34 0C 14 05 09 0D 12 31"
                                    + " 22 F0 F8 45 56 33 01 23 45 67 89 29 29 00 10 06"
                                    + " 49 09 78 87 00 42 8A 05 8B F0 F9 67 69 72 6F 63 61 72 64"
                                    + " 00"));
    private final byte[] raw = status.encoded();
    private final byte[] block = SerialFraming.block(status);
    private final byte[] copy = new byte[256];

    @Benchmark
    public byte[] copyByteByByte() {
        for (int i = 0; i < raw.length; i++) copy[i] = raw[i];
        return copy;
    }

    @Benchmark
    public Object understandFromTcp() {
        Apdu apdu = new ApduParser().accept(raw, raw.length).getFirst();
        return StatusInformation.parse(apdu.data(), TODAY);
    }

    /// Only the fields that this message holds.
    @Benchmark
    public Object cutOutOfAString() {
        var hex = HexFormat.of().formatHex(raw);
        Map<String, String> fields = new LinkedHashMap<>();
        var at = 6;
        while (at < hex.length()) {
            var bitmap = hex.substring(at, at + 2);
            at += 2;
            var length =
                    switch (bitmap) {
                        case "27", "19", "8a" -> 1;
                        case "0d", "49", "87" -> 2;
                        case "0b", "0c" -> 3;
                        case "29" -> 4;
                        case "04" -> 6;
                        case "22", "8b" -> {
                            var tens = hex.charAt(at + 1) - '0';
                            var ones = hex.charAt(at + 3) - '0';
                            at += 4;
                            yield 10 * tens + ones;
                        }
                        default -> throw new IllegalStateException(bitmap);
                    };
            fields.put(bitmap, hex.substring(at, at + 2 * length));
            at += 2 * length;
        }
        return List.of(
                Long.parseLong(fields.getOrDefault("04", "0")),
                Integer.parseInt(fields.getOrDefault("87", "0")),
                Integer.parseInt(fields.getOrDefault("0b", "0")),
                new String(
                        HexFormat.of().parseHex(fields.getOrDefault("8b", "")),
                        StandardCharsets.US_ASCII));
    }

    @Benchmark
    public Object understandFromSerialLine() {
        var framing = new SerialFraming();
        for (byte each : block) {
            if (framing.accept(each & 0xFF) instanceof SerialFraming.Event.Block(Apdu apdu)) {
                return StatusInformation.parse(apdu.data(), TODAY);
            }
        }
        throw new IllegalStateException("the block is whole");
    }
}
