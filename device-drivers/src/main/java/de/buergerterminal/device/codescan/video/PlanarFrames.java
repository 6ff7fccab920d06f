package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.codescan.camera.GreyImage;
import java.util.function.Consumer;

/// Frames of planar YUV 4:2:0 without any head: first the light of every pixel, then a quarter as
/// many bytes of each of two colours, which are passed over.
final class PlanarFrames implements FrameCutter {
    private final int width;
    private final int height;
    private final int length;
    private byte[] light;
    private int at;

    /// @param width even, as is `height`
    PlanarFrames(int width, int height) {
        this.width = width;
        this.height = height;
        this.length = width * height / 2 * 3;
        this.light = new byte[width * height];
    }

    @Override
    public void accept(byte[] bytes, int count, Consumer<GreyImage> frames) {
        var from = 0;
        while (from < count) {
            var end = at < light.length ? light.length : length;
            var some = Math.min(count - from, end - at);
            if (at < light.length) System.arraycopy(bytes, from, light, at, some);
            from += some;
            at += some;
            if (at == light.length) {
                frames.accept(new GreyImage(width, height, light));
                light = new byte[width * height];
            }
            if (at == length) at = 0;
        }
    }
}
