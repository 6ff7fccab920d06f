package de.buergerterminal.device.eid;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.IdentityReader.PinInHand;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs inside the namespace of [AusweisAppPeerTest]: starts the real program, plays the scene,
/// tells what the driver told, one line each.
final class AusweisAppPeerMain {
    private static final int CHANGES = 8;
    private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
    private static final BlockingQueue<IdentityPrompt> PROMPTS = new LinkedBlockingQueue<>();

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var program = startProgram(folder);
        try (var any = readerAt("eid+ws://127.0.0.1:24727")) {
            say("any reader: " + nextThat("offline NO_IDENTITY_READER"));
            System.out.println(any.health().reason());
        }
        try (var reader = readerAt("eid+ws://127.0.0.1:24727?reader=Simulator")) {
            say(nextThat("online"));
            say(reader.describe().get(40, TimeUnit.SECONDS).replace('\n', ';'));
            for (var i = 0; i < CHANGES; i++) {
                PROMPTS.clear();
                var outcome = reader.changePin(PinInHand.OWN, PROMPTS::add);
                System.out.println("change " + outcome.get(60, TimeUnit.SECONDS) + " " + PROMPTS);
                say(word(outcome.get()));
            }
            var refused = reader.identify(URI.create("http://127.0.0.1:1/no"), PROMPTS::add);
            System.out.println("identify " + refused.get(60, TimeUnit.SECONDS));
            say("identification without https: " + word(refused.get()));
            var unreachable = reader.identify(URI.create("https://127.0.0.1:1/no"), PROMPTS::add);
            System.out.println("identify " + unreachable.get(60, TimeUnit.SECONDS));
            say("identification without server: " + word(unreachable.get()));
            program.destroyForcibly().waitFor();
            say(nextThat("offline SERVICE_NOT_RUNNING"));
            startProgram(folder);
            say(nextThat("online"));
            say(word(reader.changePin(PinInHand.OWN, PROMPTS::add).get(60, TimeUnit.SECONDS)));
        }
        // The namespace ends with this process and takes what is left with it.
        System.exit(0);
    }

    private static AusweisAppReader readerAt(String uri) {
        TOLD.clear();
        var reader = AusweisAppReader.at(new DeviceId("identity-reader"), URI.create(uri));
        reader.start(AusweisAppPeerMain::tell);
        return reader;
    }

    private static Process startProgram(Path folder) throws IOException {
        var builder =
                new ProcessBuilder(
                                "AusweisApp2",
                                "--ui",
                                "websocket",
                                "--keep",
                                "--no-proxy",
                                // With a log it would write every message to a file.
                                "--no-logfile",
                                "--port",
                                "24727",
                                "--address",
                                "127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD);
        var environment = builder.environment();
        environment.put("QT_QPA_PLATFORM", "offscreen");
        environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        environment.put(
                "XDG_RUNTIME_DIR", Files.createDirectories(folder.resolve("run")).toString());
        return builder.start();
    }

    private static String word(IdentityOutcome outcome) {
        return outcome instanceof IdentityOutcome.Failed it
                ? "Failed " + it.failure()
                : outcome.getClass().getSimpleName();
    }

    private static void tell(DeviceHealth health) {
        TOLD.add(health.reason().map(it -> health.word() + " " + it.code()).orElse(health.word()));
    }

    /// While the program starts or ends, other words may come first.
    private static String nextThat(String wanted) throws InterruptedException {
        for (var told = next(); told != null; told = next()) {
            if (told.equals(wanted)) return told;
        }
        return "never " + wanted;
    }

    private static String next() throws InterruptedException {
        return TOLD.poll(40, TimeUnit.SECONDS);
    }

    private static void say(String line) {
        System.out.println("> " + line);
    }

    private AusweisAppPeerMain() {}
}
