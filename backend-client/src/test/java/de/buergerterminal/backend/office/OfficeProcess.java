package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// An office in a JVM of its own, with as much heap as it is given and no more.
public final class OfficeProcess implements AutoCloseable {
    private static final long MOST_ATTACHMENT_BYTES = 300_000_000;

    private final Process process;
    private final Path folder;
    private final String address;

    private OfficeProcess(Process process, Path folder, String address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    static OfficeProcess start(Path folder, int heapMegabytes) throws IOException {
        Files.createDirectories(folder);
        OfficeFolders.prepare(folder);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heapMegabytes + "m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OfficeProcess.class.getName(),
                                folder.toString())
                        .redirectError(folder.resolve("office.log").toFile())
                        .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("http://")) return new OfficeProcess(process, folder, line);
        }
        process.destroyForcibly().onExit().join();
        throw new IOException(Files.readString(folder.resolve("office.log")));
    }

    /// The child: lives until nobody holds its standard input any more.
    public static void main(String... arguments) throws IOException {
        // Nobody reads what follows the address; a log there would fill the pipe and stop us.
        PrintStream parent = System.out;
        System.setOut(System.err);
        var settings =
                new OfficeSettings(0, Path.of(arguments[0]), StockCatalogue.load())
                        .withoutSignIn()
                        .withAttachmentsUpTo(MOST_ATTACHMENT_BYTES);
        try (Office office = Office.start(settings)) {
            parent.println("http://127.0.0.1:" + office.port());
            while (System.in.read() >= 0) {}
        }
    }

    /// For example `http://127.0.0.1:8080`.
    String address() {
        return address;
    }

    /// What a kiosk is told.
    JsonNode client() throws IOException {
        return RealSender.handoverOf(folder);
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("office.log"), UTF_8);
    }

    /// Returns when the child is gone: it writes into a folder that is deleted next.
    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            if (process.waitFor(60, TimeUnit.SECONDS)) return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly().onExit().join();
    }
}
