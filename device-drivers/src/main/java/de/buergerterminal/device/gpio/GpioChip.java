package de.buergerterminal.device.gpio;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.line.LineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One GPIO chip, found by what it calls itself: its number changes from kernel to kernel and with
/// whatever else is plugged in.
///
/// @param file where it was found this time, for example `/dev/gpiochip4`
record GpioChip(Kernel kernel, Path file, String name, String label, int lines) {
    /// What the header with the forty pins is called on Raspberry Pi 5, 4, and 3 and before.
    private static final List<String> HEADERS =
            List.of("pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835");

    /// @param wanted a label, a name such as `gpiochip2` or a path; empty for the header of a Pi
    static GpioChip find(Kernel kernel, Optional<String> wanted) throws LineException {
        try {
            var chips = new ArrayList<GpioChip>();
            for (var file : kernel.devices("/dev/gpiochip")) chips.add(describe(kernel, file));
            return chips.stream()
                    .filter(it -> wanted.map(it::isCalled).orElseGet(it::isAHeader))
                    .findFirst()
                    .orElseThrow(() -> missing(wanted, chips));
        } catch (KernelException refused) {
            throw fault(refused, "the GPIO chips");
        }
    }

    private static LineException missing(Optional<String> wanted, List<GpioChip> chips) {
        var labels = chips.stream().map(GpioChip::label).distinct().toList();
        return new LineException(
                FaultCode.NOT_FOUND,
                "no GPIO chip "
                        + wanted.orElse("of a Raspberry Pi")
                        + "; here are "
                        + (labels.isEmpty() ? "none" : labels + ", choose one with ?chip="));
    }

    private static GpioChip describe(Kernel kernel, Path file) throws KernelException {
        var open = kernel.open(file);
        try {
            var info = GpioUapi.structure(GpioUapi.CHIP_INFO);
            kernel.ioctl(open, GpioUapi.GET_CHIPINFO, "GPIO_GET_CHIPINFO", info);
            return new GpioChip(
                    kernel,
                    file,
                    GpioUapi.text(info, GpioUapi.at(GpioUapi.CHIP_INFO, "name")),
                    GpioUapi.text(info, GpioUapi.at(GpioUapi.CHIP_INFO, "label")),
                    GpioUapi.in(info).getInt(GpioUapi.at(GpioUapi.CHIP_INFO, "lines")));
        } finally {
            kernel.close(open);
        }
    }

    private boolean isCalled(String wanted) {
        return label.equals(wanted) || name.equals(wanted) || file.toString().equals(wanted);
    }

    private boolean isAHeader() {
        return HEADERS.contains(label);
    }

    /// @param line its number on this chip, or the name that the chip gives it
    int offsetOf(String line) throws LineException {
        if (line.matches("[0-9]{1,5}")) {
            var offset = Integer.parseInt(line);
            if (offset < lines) return offset;
            throw new LineException(
                    FaultCode.NOT_FOUND,
                    label + " has lines 0 to " + (lines - 1) + ", not " + line);
        }
        try {
            var open = kernel.open(file);
            try {
                for (var offset = 0; offset < lines; offset++) {
                    var info = info(open, offset);
                    if (GpioUapi.text(info, GpioUapi.at(GpioUapi.LINE_INFO, "name")).equals(line)) {
                        return offset;
                    }
                }
            } finally {
                kernel.close(open);
            }
        } catch (KernelException refused) {
            throw fault(refused, "line " + line);
        }
        throw new LineException(FaultCode.NOT_FOUND, label + " has no line named " + line);
    }

    private byte[] info(int open, int offset) throws KernelException {
        var info = GpioUapi.structure(GpioUapi.LINE_INFO);
        GpioUapi.in(info).putInt(GpioUapi.at(GpioUapi.LINE_INFO, "offset"), offset);
        kernel.ioctl(open, GpioUapi.GET_LINEINFO, "GPIO_V2_GET_LINEINFO", info);
        return info;
    }

    /// An input that tells its edges.
    ///
    /// @param flags active level and bias
    /// @param debounceMicros how long the kernel lets it rest before it believes, 0 for not at all
    GpioLine input(int offset, String consumer, long flags, long debounceMicros)
            throws KernelException {
        var all = flags | GpioUapi.INPUT | GpioUapi.EDGE_RISING | GpioUapi.EDGE_FALLING;
        var attribute = debounceMicros > 0 ? GpioUapi.ATTRIBUTE_DEBOUNCE : 0;
        return request(
                GpioUapi.lineRequest(offset, consumer, all, attribute, debounceMicros), offset);
    }

    /// An output that has its first level in the moment it becomes one.
    GpioLine output(int offset, String consumer, long flags, boolean active)
            throws KernelException {
        var all = flags | GpioUapi.OUTPUT;
        var attribute = GpioUapi.ATTRIBUTE_OUTPUT_VALUES;
        return request(
                GpioUapi.lineRequest(offset, consumer, all, attribute, active ? 1 : 0), offset);
    }

    private GpioLine request(byte[] request, int offset) throws KernelException {
        var open = kernel.open(file);
        try {
            kernel.ioctl(open, GpioUapi.GET_LINE, "GPIO_V2_GET_LINE " + offset, request);
            var line = GpioUapi.in(request).getInt(GpioUapi.at(GpioUapi.LINE_REQUEST, "fd"));
            return new GpioLine(kernel, line);
        } finally {
            // A line outlives the file of the chip it was asked from.
            kernel.close(open);
        }
    }

    /// Who holds a line, for the technician; empty where nobody does or the chip does not say.
    String holderOf(int offset) {
        try {
            var open = kernel.open(file);
            try {
                return GpioUapi.text(
                        info(open, offset), GpioUapi.at(GpioUapi.LINE_INFO, "consumer"));
            } finally {
                kernel.close(open);
            }
        } catch (KernelException _) {
            return "";
        }
    }

    /// What a refusal of the kernel means to the person who must act.
    static LineException fault(KernelException refused, String what) {
        var code =
                switch (refused.errno()) {
                    case KernelException.EPERM, KernelException.EACCES ->
                            FaultCode.PERMISSION_DENIED;
                    case KernelException.EBUSY -> FaultCode.LINE_IN_USE;
                    case KernelException.ENOENT, KernelException.ENXIO -> FaultCode.NOT_FOUND;
                    case KernelException.ENOTTY, KernelException.EINVAL -> FaultCode.UNSUPPORTED;
                    default -> FaultCode.DISCONNECTED;
                };
        return new LineException(code, what + ": " + refused.getMessage(), refused);
    }
}
