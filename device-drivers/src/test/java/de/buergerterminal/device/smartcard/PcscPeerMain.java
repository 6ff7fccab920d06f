package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.simulator.VirtualCard;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs inside the namespace of [PcscPeerTest]: starts the daemon, plays the scene, tells what the
/// driver told, one line each.
final class PcscPeerMain {
    private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
    private static final String GET_CHALLENGE = "0084000008";

    public static void main(String[] arguments) throws Exception {
        try (var reader =
                PcscCardReader.at(
                        new DeviceId("card-reader"), URI.create("pcsc:Virtual%20PCD%2000*"))) {
            reader.onCard(PcscPeerMain::tell);
            reader.start(PcscPeerMain::tell);
            say(next());
            var daemon = startDaemon();
            say(nextThat("online"));
            var card = insert("04A1B2C3D4E5F6");
            say(next());
            var challenge = HexFormat.of().parseHex(GET_CHALLENGE);
            var answer = reader.transmit(challenge).get(20, TimeUnit.SECONDS);
            say("answered " + HexFormat.of().withUpperCase().formatHex(answer));
            var payment = HexFormat.of().parseHex("00A404000E325041592E5359532E444446303100");
            say("payment application: " + refusal(reader, payment));
            reader.onCard(event -> tell(event));
            say("a later listener: " + next());
            for (var frame : reader.trace()) {
                if (frame.direction() != TracedFrame.Direction.NOTED) say(frame.shown());
            }
            card.close();
            say(next());
            say("no card: " + refusal(reader, challenge));
            var phone = insert("08A1B2C3");
            say(next());
            phone.close();
            say(next());
            // As a chip card without historical bytes answers, which is none of ours.
            var stranger = insert("04A1B2C3D4E5F6", "3B80800101");
            say(next());
            say("stranger: " + refusal(reader, challenge));
            stranger.close();
            say(next());
            daemon.destroy();
            daemon.waitFor();
            say(next().replaceFirst(" .*", ""));
            var second = startDaemon();
            say(nextThat("online"));
            say("contexts kept: " + contextsKeptWithoutAReader());
            var another = insert("0102030405");
            say(next());
            another.close();
            say(next());
            second.destroy();
        }
        // The namespace ends with this process and takes what is left with it.
        System.exit(0);
    }

    private static String refusal(PcscCardReader reader, byte[] command) throws Exception {
        try {
            var _ = reader.transmit(command).get(20, TimeUnit.SECONDS);
            return "answered";
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof DeviceException it ? "" + it.fault().code() : "?";
        }
    }

    /// How many connections to the daemon are left of twenty looks for a reader that is not there.
    private static long contextsKeptWithoutAReader() throws IOException {
        var name = ReaderName.of(URI.create("pcsc:Nobody"));
        var before = openFiles();
        for (var i = 0; i < 20; i++) {
            try {
                PcscLink.connect(name, MembershipCards.USUAL, new CardNews(), new FrameTrace());
            } catch (LineException notThere) {
                if (notThere.fault().code() != FaultCode.NOT_FOUND) throw notThere;
            }
        }
        return openFiles() - before;
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private static Process startDaemon() throws IOException {
        var folder = Files.createDirectories(Path.of("/run/pcscd"));
        Files.deleteIfExists(folder.resolve("pcscd.comm"));
        Files.deleteIfExists(folder.resolve("pcscd.pid"));
        return new ProcessBuilder("pcscd", "-f")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    /// The reader takes a moment to listen after the daemon has started.
    private static VirtualCard insert(String uid) throws Exception {
        return insert(uid, VirtualCard.DESFIRE);
    }

    private static VirtualCard insert(String uid, String atr) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return VirtualCard.insert(VirtualCard.FIRST_READER_PORT, uid, atr);
            } catch (IOException notYet) {
                if (i == 100) throw notYet;
                Thread.sleep(100);
            }
        }
    }

    private static void tell(CardEvent event) {
        TOLD.add(
                switch (event) {
                    case CardEvent.Inserted(var uid) -> "inserted " + uid;
                    case CardEvent.Removed() -> "removed";
                    case CardEvent.NotReadHere(var reason) -> "not read here " + reason;
                });
    }

    private static void tell(DeviceHealth health) {
        TOLD.add(health.reason().map(it -> health.word() + " " + it.code()).orElse(health.word()));
    }

    private static String next() throws InterruptedException {
        var told = TOLD.poll(40, TimeUnit.SECONDS);
        return told == null ? "nothing" : told;
    }

    /// While the daemon starts, its reader may be missing for a moment.
    private static String nextThat(String wanted) throws InterruptedException {
        var told = next();
        while (told.startsWith("offline")) told = next();
        return told.equals(wanted) ? wanted : "unexpected " + told;
    }

    private static void say(String line) {
        System.out.println("> " + line);
    }

    private PcscPeerMain() {}
}
