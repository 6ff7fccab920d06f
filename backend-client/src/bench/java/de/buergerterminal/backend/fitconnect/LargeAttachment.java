package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.submission.CiphertextShelf;
import de.buergerterminal.backend.submission.SealedAttachment;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a 200 MB attachment costs: memory, and speed against raw AES-GCM and raw SHA-512 of the same
/// JVM in the same run. The work is done in a second JVM whose heap is limited to what it needs for
/// a small attachment plus 32 MB; this one plays the service and swallows.
public final class LargeAttachment {
    private static final int LARGE = 200_000_000;
    private static final int ROUNDS = 5;
    private static final int EXTRA_HEAP_MB = 32;

    private final URI service;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final RSAPublicKey key;

    private LargeAttachment(URI service, Path folder) throws Exception {
        this.service = service;
        this.folder = folder;
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048); // as good as 4096 here, and made sooner
        this.key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    }

    public static void measure() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] buffer = new byte[1 << 16];
                        InputStream body = exchange.getRequestBody();
                        while (body.read(buffer) >= 0) {}
                        byte[] token = "{\"access_token\":\"t\",\"expires_in\":1800}".getBytes(UTF_8);
                        boolean isToken = exchange.getRequestURI().getPath().equals("/token");
                        exchange.sendResponseHeaders(
                                isToken ? 200 : 204, isToken ? token.length : -1);
                        if (isToken) exchange.getResponseBody().write(token);
                    }
                });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        Path folder = Files.createTempDirectory("large-attachment");
        try {
            int megabytes = Integer.parseInt(child(base, folder, 256, "small").getLast());
            System.out.printf("heap in use with a small attachment: %d MB%n", megabytes);
            int limit = megabytes + EXTRA_HEAP_MB;
            System.out.printf("200 MB with -Xmx%dm:%n", limit);
            child(base, folder, limit, "large").forEach(System.out::println);
        } finally {
            server.stop(0);
            try (var files = Files.walk(folder)) {
                for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static List<String> child(String base, Path folder, int heap, String what)
            throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap + "m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeAttachment.class.getName(),
                                base,
                                folder.resolve(what).toString(),
                                what)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines;
        try (var out = process.inputReader()) {
            lines = out.lines().toList();
        }
        if (process.waitFor() != 0) throw new IllegalStateException("it did not fit: " + lines);
        return lines;
    }

    /// The second JVM.
    public static void main(String... arguments) throws Exception {
        var bench = new LargeAttachment(URI.create(arguments[0]), Path.of(arguments[1]));
        if (arguments[2].equals("small")) bench.small();
        else bench.large();
    }

    private void small() throws Exception {
        try (var outbox = Outbox.open(folder, Clock.systemUTC());
                var client = client()) {
            for (int i = 0; i < 20; i++) {
                upload(client, sealed(outbox.attachments(), 1_000_000));
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println((runtime.totalMemory() - runtime.freeMemory() >> 20) + 1);
        }
    }

    private void large() throws Exception {
        var gcm = new ArrayList<Double>();
        var sha = new ArrayList<Double>();
        var unhashed = new ArrayList<Double>();
        var stream = new ArrayList<Double>();
        var disk = new ArrayList<Double>();
        var upload = new ArrayList<Double>();
        try (var outbox = Outbox.open(folder, Clock.systemUTC());
                var client = client()) {
            for (int i = 0; i < ROUNDS + 2; i++) {
                double g = rate(this::rawGcm);
                double h = rate(this::rawSha512);
                double n = rate(() -> seal(new Nowhere(), LARGE, new NoHash()));
                double s = rate(() -> seal(new Nowhere(), LARGE));
                SealedAttachment[] kept = new SealedAttachment[1];
                double d = rate(() -> kept[0] = sealed(outbox.attachments(), LARGE));
                double u = rate(() -> upload(client, kept[0]));
                Files.delete(kept[0].file());
                if (i < 2) continue; // until the compiler is done
                gcm.add(g);
                sha.add(h);
                unhashed.add(n);
                stream.add(s);
                disk.add(d);
                upload.add(u);
            }
        }
        System.out.printf("  raw AES-GCM                     %5.0f MB/s%n", median(gcm));
        System.out.printf("  raw SHA-512                     %5.0f MB/s%n", median(sha));
        report("sealed without a hash, nowhere    ", unhashed, gcm, sha);
        report("sealed and hashed, written nowhere", stream, gcm, sha);
        report("sealed and hashed, durable on disk", disk, gcm, sha);
        System.out.printf("  uploaded to loopback            %5.0f MB/s%n", median(upload));
    }

    private static void report(
            String what, List<Double> rates, List<Double> gcm, List<Double> sha) {
        System.out.printf(
                "  %s  %5.0f MB/s = %.2f of raw AES-GCM, %.2f of raw SHA-512%n",
                what,
                median(rates),
                median(rates) / median(gcm),
                median(rates) / median(sha));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return LARGE * 1e3 / (System.nanoTime() - start);
    }

    private static double median(List<Double> rates) {
        double[] sorted = rates.stream().mapToDouble(it -> it).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private void rawGcm() throws Exception {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(new byte[32], "AES"),
                new GCMParameterSpec(128, nonce));
        byte[] piece = new byte[StreamedJwe.PIECE_BYTES];
        byte[] out = new byte[piece.length];
        for (long done = 0; done < LARGE; done += piece.length) {
            cipher.update(piece, 0, piece.length, out, 0);
        }
        cipher.doFinal();
    }

    private void rawSha512() throws Exception {
        var digest = MessageDigest.getInstance("SHA-512");
        byte[] piece = new byte[StreamedJwe.PIECE_BYTES];
        for (long done = 0; done < LARGE; done += piece.length) digest.update(piece);
        digest.digest();
    }

    private StreamedJwe.Written seal(WritableByteChannel target, long size) throws Exception {
        return seal(target, size, MessageDigest.getInstance("SHA-512"));
    }

    private StreamedJwe.Written seal(WritableByteChannel target, long size, MessageDigest hash)
            throws IOException {
        return StreamedJwe.write(
                Jwe.begin(key, "office-key-1", "image/tiff", random),
                new Scan(size),
                size,
                target,
                hash);
    }

    private SealedAttachment sealed(CiphertextShelf shelf, long size) throws Exception {
        try (CiphertextShelf.Slot slot = shelf.open(StreamedJwe.sizeFor(size))) {
            StreamedJwe.Written written = seal(slot.channel(), size);
            return new SealedAttachment(
                    UUID.randomUUID(), written.tag(), written.size(), slot.keep());
        }
    }

    private FitConnectClient client() {
        return new FitConnectClient(SealedForTheOffice.uncertified(service), Clock.systemUTC());
    }

    private static void upload(FitConnectClient client, SealedAttachment attachment) {
        if (!(client.upload(UUID.randomUUID(), attachment) instanceof Reply.Done<UUID>)) {
            throw new IllegalStateException("not taken");
        }
    }

    /// What sealing would cost if FIT-Connect demanded no hash.
    private static final class NoHash extends MessageDigest {
        NoHash() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[64];
        }

        @Override
        protected void engineReset() {}
    }

    /// So many bytes out of a small block, as a scanner's driver would give them.
    private static final class Scan extends InputStream {
        private final byte[] block = new byte[1 << 16];
        private long left;

        Scan(long size) {
            left = size;
            Arrays.fill(block, (byte) 0x5A);
        }

        @Override
        public int read() {
            return left-- > 0 ? 0x5A : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) return length == 0 ? 0 : -1;
            int count = (int) Math.min(left, Math.min(length, block.length));
            System.arraycopy(block, 0, into, offset, count);
            left -= count;
            return count;
        }
    }

    private static final class Nowhere implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            bytes.position(bytes.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
