package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.ScannedCode;
import de.buergerterminal.device.codescan.CodeListener;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Link;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// A camera that reads codes. It sees only while somebody listens: from [#onCode] to
/// [#ignoreCodes], and once for an instant when it is connected, to know that it works. What it
/// sees stays in memory and is gone with the next frame. After it was unplugged it is tried again
/// under the same name.
public final class CameraCodeScanner extends SupervisedDevice implements CodeScanner {
    private final FrameTrace trace = new FrameTrace();
    private final CodeListener listener = new CodeListener();
    private final Supervisor<CameraLink> supervisor;

    CameraCodeScanner(DeviceId id, CameraAddress address) {
        super(DeviceKind.CODE_SCANNER);
        this.supervisor = new Supervisor<>(id, connector(address), trace);
    }

    /// @param uri `camera:/dev/video0` for a camera the kernel knows (V4L2, through `ffmpeg`) or
    ///   `camera:rpicam` for a Raspberry Pi's own (through `rpicam-vid`); `size` asks for frames of
    ///   so many pixels (default 1280x720, with rpicam 1280x960), `rate` is how many of them are
    ///   looked at per second (1 to 15, default 5), `repeat` as with serial scanners (default 3000)
    /// @throws ConfigurationException when the URI or a setting in it is wrong
    public static CameraCodeScanner at(DeviceId id, URI uri) {
        return new CameraCodeScanner(id, CameraAddress.of(uri));
    }

    private Link.Connector<CameraLink> connector(CameraAddress address) {
        return new Link.Connector<>() {
            @Override
            public CameraLink connect() throws LineException {
                return CameraLink.connect(address, listener, trace);
            }

            @Override
            public Optional<String> occupant() {
                return address.program().device().flatMap(CameraCodeScanner::nodeBehind);
            }
        };
    }

    /// The node itself, should the name be a link to it.
    private static Optional<String> nodeBehind(Path device) {
        try {
            return Optional.of(device.toRealPath().toString());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void onCode(Consumer<ScannedCode> newListener) {
        listener.set(newListener);
    }

    @Override
    public void ignoreCodes() {
        listener.clear();
    }

    @Override
    protected Supervisor<?> supervisor() {
        return supervisor;
    }
}
