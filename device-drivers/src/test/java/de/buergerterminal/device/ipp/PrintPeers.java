package de.buergerterminal.device.ipp;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// The real programs, inside the namespace of [IppPeerTest]: CUPS' own IPP printer and print
/// server.
record PrintPeers(Path folder) {
    static final int PRINTER_PORT = 8631;
    static final int SERVER_PORT = 9631;

    /// While this file exists the printer has no paper.
    Path noPaper() {
        return folder.resolve("no-paper");
    }

    void startBus() throws Exception {
        Files.writeString(
                folder.resolve("bus.conf"),
                """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig><type>system</type><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth>
                <policy context="default"><allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>
                """
                        .formatted(folder));
        start("dbus-daemon", "--config-file=" + folder + "/bus.conf", "--nofork", "--nopidfile");
        for (var i = 0; i < 200 && !Files.exists(folder.resolve("bus")); i++) Thread.sleep(50);
    }

    /// An IPP Everywhere printer whose paper runs out in the middle of a job while [#noPaper] is.
    void startPrinter() throws Exception {
        var mechanism = folder.resolve("mechanism.sh");
        Files.writeString(
                mechanism,
                """
                #!/bin/sh
                if [ -e %1$s ]; then
                  echo "STATE: +media-empty" >&2
                  i=0
                  while [ -e %1$s ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i+1)); done
                  echo "STATE: -media-empty" >&2
                fi
                """
                        .formatted(noPaper()));
        if (!mechanism.toFile().setExecutable(true)) throw new IOException("not executable");
        var spool = Files.createDirectories(folder.resolve("spool"));
        start(
                "ippeveprinter",
                "-k",
                "-d",
                spool.toString(),
                "-p",
                "" + PRINTER_PORT,
                "-n",
                "localhost",
                "-r",
                "off",
                "-f",
                "application/pdf,image/pwg-raster",
                "-c",
                mechanism.toString(),
                "Peer Printer");
        await(PRINTER_PORT);
    }

    /// A private print server without any queue.
    void startServer() throws Exception {
        for (var name : new String[] {"cups", "cups/tmp", "cups/run", "cups/cache", "cups/spool"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("cups/cupsd.conf"),
                """
                Listen 127.0.0.1:%d
                Browsing Off
                WebInterface No
                DefaultAuthType None
                <Location />
                Order allow,deny
                Allow all
                </Location>
                <Location /admin>
                Order allow,deny
                Allow all
                </Location>
                <Policy default>
                JobPrivateAccess all
                JobPrivateValues none
                SubscriptionPrivateAccess all
                SubscriptionPrivateValues none
                <Limit All>
                Order allow,deny
                Allow all
                </Limit>
                </Policy>
                """
                        .formatted(SERVER_PORT));
        Files.writeString(
                folder.resolve("cups/cups-files.conf"),
                """
                ServerRoot %1$s/cups
                RequestRoot %1$s/cups/spool
                TempDir %1$s/cups/tmp
                CacheDir %1$s/cups/cache
                StateDir %1$s/cups/run
                AccessLog %1$s/cups/access.log
                ErrorLog %1$s/cups/error.log
                PageLog %1$s/cups/page.log
                User lp
                Group lp
                SystemGroup root
                Sandboxing Relaxed
                """
                        .formatted(folder));
        start(
                "cupsd",
                "-f",
                "-c",
                folder + "/cups/cupsd.conf",
                "-s",
                folder + "/cups/cups-files.conf");
        await(SERVER_PORT);
    }

    /// Runs a program to its end.
    ///
    /// @return its exit code, and what it said is in `commands.log`
    int run(String... command) throws Exception {
        var process = builder(command).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private void start(String... command) throws IOException {
        builder(command).start();
    }

    private ProcessBuilder builder(String... command) {
        var log = Redirect.appendTo(new File(folder.toFile(), "commands.log"));
        var builder = new ProcessBuilder(Arrays.asList(command));
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder + "/bus");
        builder.environment().put("CUPS_SERVER", "127.0.0.1:" + SERVER_PORT);
        return builder.redirectErrorStream(true).redirectOutput(log);
    }

    private static void await(int port) throws Exception {
        for (var i = 0; i < 300; i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("nobody listens on port " + port);
    }
}
