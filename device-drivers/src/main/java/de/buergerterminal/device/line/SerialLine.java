package de.buergerterminal.device.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import de.buergerterminal.device.FaultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// A serial port of the machine. A new port object is made for every connection, because the
/// library resolves a link such as `/dev/kiosk/printer` once and for all when it is created.
final class SerialLine implements Line {
    /// The kernel counts read limits in tenths of a second.
    private static final int READ_SLICE_MILLIS = 100;

    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    private final SerialPort port;
    private final SerialSettings settings;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final byte[] received = new byte[4096];
    private int from;
    private int to;

    private SerialLine(SerialPort port, SerialSettings settings) {
        this.port = port;
        this.settings = settings;
    }

    static SerialLine open(String path, SerialSettings settings) throws LineException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException missing) {
            throw new LineException(FaultCode.NOT_FOUND, path, missing);
        } catch (LinkageError unloadable) {
            throw new LineException(
                    FaultCode.DRIVER_DEFECT,
                    "the serial library could not be unpacked; name a folder that allows programs"
                            + " with -DjSerialComm.library.path=",
                    unloadable);
        }
        port.setComPortParameters(
                settings.baud(),
                settings.dataBits(),
                settings.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
                switch (settings.parity()) {
                    case NONE -> SerialPort.NO_PARITY;
                    case EVEN -> SerialPort.EVEN_PARITY;
                    case ODD -> SerialPort.ODD_PARITY;
                });
        port.setFlowControl(
                switch (settings.flow()) {
                    case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
                    case RTSCTS ->
                            SerialPort.FLOW_CONTROL_RTS_ENABLED
                                    | SerialPort.FLOW_CONTROL_CTS_ENABLED;
                    case DSRDTR ->
                            SerialPort.FLOW_CONTROL_DSR_ENABLED
                                    | SerialPort.FLOW_CONTROL_DTR_ENABLED;
                    case XONXOFF ->
                            SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                                    | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
                });
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_SLICE_MILLIS, 0);
        if (!port.openPort()) throw refused(Path.of(path), port.getLastErrorCode());
        // What arrived before we listened belongs to nobody.
        port.flushIOBuffers();
        return new SerialLine(port, settings);
    }

    private static LineException refused(Path path, int errno) {
        if (!Files.exists(path)) return new LineException(FaultCode.NOT_FOUND, path.toString());
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            return new LineException(FaultCode.PERMISSION_DENIED, path.toString());
        }
        return new LineException(FaultCode.BUSY, path + " errno " + errno);
    }

    @Override
    public void send(byte[] bytes) throws LineException {
        var limit = WRITE_LIMIT.plusMillis(settings.millisFor(bytes.length));
        try (var watchdog = WriteWatchdog.over(limit, this::close)) {
            for (var sent = 0; sent < bytes.length; ) {
                if (closed.get()) throw watchdog.cutOr(lost());
                var rest = sent == 0 ? bytes : Arrays.copyOfRange(bytes, sent, bytes.length);
                var taken = port.writeBytes(rest, rest.length);
                if (taken <= 0) throw watchdog.cutOr(lost());
                sent += taken;
            }
        }
    }

    @Override
    public int receive(Duration limit) throws LineException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (from == to) {
            if (closed.get()) throw lost();
            var waiting = port.bytesAvailable();
            if (waiting < 0) throw lost();
            if (waiting == 0 && deadline - System.nanoTime() <= 0) return NOTHING;
            var count = port.readBytes(received, received.length);
            // The library still calls a vanished port open; only this answer tells.
            if (count < 0) throw lost();
            from = 0;
            to = count;
        }
        return received[from++] & 0xFF;
    }

    @Override
    public Duration wireTime(int bytes) {
        return Duration.ofMillis(settings.millisFor(bytes));
    }

    private LineException lost() {
        close();
        return new LineException(FaultCode.DISCONNECTED, port.getSystemPortPath());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) port.closePort();
    }
}
