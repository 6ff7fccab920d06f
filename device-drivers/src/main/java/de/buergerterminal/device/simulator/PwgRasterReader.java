package de.buergerterminal.device.simulator;

import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads PWG raster (PWG 5102.4-2012) with 8 bits of grey or 24 bits of colour, strictly: what is
/// not exactly right is refused, as a printer would.
public final class PwgRasterReader {
    private static final int HEADER_LENGTH = 1796;
    private static final int SYNC_WORD = 0x5261_5332;
    private static final byte[] MAGIC = "PwgRaster\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_SIDE = 20_000;

    private final ByteBuffer in;

    private PwgRasterReader(ByteBuffer in) {
        this.in = in;
    }

    /// @throws IllegalArgumentException with one sentence when it is no such raster
    public static List<BufferedImage> pages(byte[] file) {
        try {
            return new PwgRasterReader(ByteBuffer.wrap(file)).pages();
        } catch (BufferUnderflowException _) {
            throw new IllegalArgumentException("The raster ends in the middle.");
        }
    }

    private List<BufferedImage> pages() {
        require(in.getInt() == SYNC_WORD, "the sync word");
        var pages = new ArrayList<BufferedImage>();
        while (in.hasRemaining()) pages.add(page());
        require(!pages.isEmpty(), "a page");
        return pages;
    }

    private BufferedImage page() {
        var bytes = new byte[HEADER_LENGTH];
        in.get(bytes);
        var header = ByteBuffer.wrap(bytes);
        var magic = new byte[MAGIC.length];
        header.get(0, magic);
        require(Arrays.equals(magic, MAGIC), "the word PwgRaster");
        var width = header.getInt(372);
        var height = header.getInt(376);
        var colours = header.getInt(420);
        require(width > 0 && width <= LONGEST_SIDE, "a width");
        require(height > 0 && height <= LONGEST_SIDE, "a height");
        require(colours == 1 || colours == 3, "one or three colours");
        require(header.getInt(384) == 8 && header.getInt(388) == 8 * colours, "8 bits a colour");
        require(header.getInt(392) == width * colours, "BytesPerLine");
        require(header.getInt(396) == 0, "chunky pixels");
        require(header.getInt(400) == (colours == 1 ? 18 : 19), "sGray or sRGB");
        require(header.getInt(276) > 0 && header.getInt(280) > 0, "a resolution");
        var page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; ) {
            var repeats = (in.get() & 0xFF) + 1;
            require(y + repeats <= height, "lines within the page");
            var line = line(width, colours);
            for (var i = 0; i < repeats; i++) page.setRGB(0, y++, width, 1, line, 0, width);
        }
        return page;
    }

    private int[] line(int width, int colours) {
        var line = new int[width];
        for (var x = 0; x < width; ) {
            var code = in.get() & 0xFF;
            require(code != 128, "no code 128");
            var like = code < 128;
            var count = like ? code + 1 : 257 - code;
            require(x + count <= width, "pixels within the line");
            var pixel = like ? pixel(colours) : 0;
            for (var i = 0; i < count; i++) line[x++] = like ? pixel : pixel(colours);
        }
        return line;
    }

    private int pixel(int colours) {
        var red = in.get() & 0xFF;
        var green = colours == 1 ? red : in.get() & 0xFF;
        var blue = colours == 1 ? red : in.get() & 0xFF;
        return red << 16 | green << 8 | blue;
    }

    private static void require(boolean right, String what) {
        if (!right) throw new IllegalArgumentException("The raster lacks " + what + ".");
    }
}
