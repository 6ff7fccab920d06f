package de.buergerterminal.device.ipp;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/// Draws pages as PWG raster (PWG 5102.4-2012), 8 bits of sGray or 24 bits of sRGB. A page is drawn
/// in bands, so that a large one costs no more memory than its compressed form; one that comes
/// again is not drawn again.
final class PwgRaster {
    static final int HEADER_LENGTH = 1796;
    static final int SGRAY = 18;
    static final int SRGB = 19;

    private static final byte[] SYNC_WORD = "RaS2".getBytes(StandardCharsets.US_ASCII);
    private static final int BAND = 128;
    private static final int MOST_LINES = 256;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final PaperSize paper;
    private final int dotsPerInch;
    private final boolean colour;
    private final boolean bothSides;
    private final int width;
    private final int height;
    private final int pixelOctets;

    private PwgRaster(PaperSize paper, int dotsPerInch, boolean colour, boolean bothSides) {
        this.paper = paper;
        this.dotsPerInch = dotsPerInch;
        this.colour = colour;
        this.bothSides = bothSides;
        this.width = paper.widthDots(dotsPerInch);
        this.height = paper.heightDots(dotsPerInch);
        this.pixelOctets = colour ? 3 : 1;
    }

    /// @return a complete PWG raster document
    static byte[] of(
            List<BufferedImage> pages,
            PaperSize paper,
            int dotsPerInch,
            boolean colour,
            boolean bothSides) {
        var raster = new PwgRaster(paper, dotsPerInch, colour, bothSides);
        var header = raster.header(pages.size());
        var drawn = new IdentityHashMap<BufferedImage, byte[]>();
        var whole = new ByteArrayOutputStream(1 << 16);
        whole.writeBytes(SYNC_WORD);
        for (var page : pages) {
            whole.writeBytes(header);
            whole.writeBytes(drawn.computeIfAbsent(page, raster::page));
        }
        return whole.toByteArray();
    }

    /// Section 4.3; offsets as printed there. What is not set is 0, "the printer's default".
    private byte[] header(int pages) {
        var header = ByteBuffer.allocate(HEADER_LENGTH);
        header.put(0, "PwgRaster".getBytes(StandardCharsets.US_ASCII));
        header.putInt(272, bothSides ? 1 : 0); // Duplex
        header.putInt(276, dotsPerInch).putInt(280, dotsPerInch); // HWResolution
        header.putInt(352, paper.widthPoints()).putInt(356, paper.heightPoints()); // PageSize
        header.putInt(372, width).putInt(376, height);
        header.putInt(384, 8); // BitsPerColor
        header.putInt(388, 8 * pixelOctets); // BitsPerPixel
        header.putInt(392, width * pixelOctets); // BytesPerLine
        header.putInt(400, colour ? SRGB : SGRAY); // ColorSpace
        header.putInt(420, pixelOctets); // NumColors
        header.putInt(452, pages); // TotalPageCount
        header.putInt(456, 1).putInt(460, 1); // CrossFeedTransform, FeedTransform
        header.putInt(480, 0x00FF_FFFF); // AlternatePrimary: white
        header.put(1732, paper.name().getBytes(StandardCharsets.US_ASCII)); // PageSizeName
        return header.array();
    }

    private byte[] page(BufferedImage page) {
        out.reset();
        var band = new BufferedImage(width, BAND, BufferedImage.TYPE_INT_RGB);
        var line = new byte[width * pixelOctets];
        var last = new byte[0];
        var repeats = 0;
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            if (y % BAND == 0) draw(page, band, y);
            band.getRGB(0, y % BAND, width, 1, row, 0, width);
            octets(row, line);
            if (repeats > 0 && repeats < MOST_LINES && Arrays.equals(line, last)) {
                repeats++;
                continue;
            }
            if (repeats > 0) lines(last, repeats);
            last = line.clone();
            repeats = 1;
        }
        lines(last, repeats);
        return out.toByteArray();
    }

    private void draw(BufferedImage page, BufferedImage band, int top) {
        var scale = Math.min(width / (double) page.getWidth(), height / (double) page.getHeight());
        var graphics = band.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, BAND);
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    scale == 1
                            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                            : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.translate(
                    (width - page.getWidth() * scale) / 2,
                    (height - page.getHeight() * scale) / 2 - top);
            graphics.scale(scale, scale);
            graphics.drawImage(page, 0, 0, null);
        } finally {
            graphics.dispose();
        }
    }

    private void octets(int[] row, byte[] line) {
        for (var x = 0; x < row.length; x++) {
            var red = row[x] >> 16 & 0xFF;
            var green = row[x] >> 8 & 0xFF;
            var blue = row[x] & 0xFF;
            if (colour) {
                line[3 * x] = (byte) red;
                line[3 * x + 1] = (byte) green;
                line[3 * x + 2] = (byte) blue;
            } else {
                // Luma of BT.601: sGray has sRGB's curve, unlike the linear grey of Java 2D.
                line[x] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
            }
        }
    }

    /// Section 4.4: how often the line is repeated, then runs of like and of unlike pixels.
    private void lines(byte[] line, int count) {
        out.write(count - 1);
        var pixels = line.length / pixelOctets;
        for (var x = 0; x < pixels; ) {
            var like = likeAt(line, x, pixels);
            if (like > 1) {
                out.write(like - 1);
                out.write(line, x * pixelOctets, pixelOctets);
                x += like;
                continue;
            }
            var unlike = 1;
            while (unlike < 128
                    && x + unlike < pixels
                    && likeAt(line, x + unlike, Math.min(pixels, x + unlike + 2)) == 1) {
                unlike++;
            }
            out.write(unlike == 1 ? 0 : 257 - unlike);
            out.write(line, x * pixelOctets, unlike * pixelOctets);
            x += unlike;
        }
    }

    private int likeAt(byte[] line, int x, int end) {
        var count = 1;
        while (count < 128 && x + count < end && same(line, x, x + count)) count++;
        return count;
    }

    private boolean same(byte[] line, int x, int y) {
        for (var i = 0; i < pixelOctets; i++) {
            if (line[x * pixelOctets + i] != line[y * pixelOctets + i]) return false;
        }
        return true;
    }
}
