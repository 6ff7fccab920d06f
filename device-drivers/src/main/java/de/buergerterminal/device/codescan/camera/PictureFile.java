package de.buergerterminal.device.codescan.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Pictures from a disk or a pipe as shades of grey: PNG, JPEG, BMP and GIF, and the raw PGM (`P5`)
/// and PPM (`P6`) of Netpbm. Whatever is no such picture ends in an [IOException] of one sentence.
public final class PictureFile {
    private static final List<String> ENDINGS =
            List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif", ".pgm", ".ppm");

    private PictureFile() {}

    /// The pictures of a folder in the order of their names; other files are passed over.
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(PictureFile::isPicture)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPicture(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    public static GreyImage read(Path file) throws IOException {
        return read(Files.readAllBytes(file), file.toString());
    }

    /// @param from what to call it when it cannot be read
    public static GreyImage read(byte[] bytes, String from) throws IOException {
        if (bytes.length > 2 && bytes[0] == 'P' && (bytes[1] == '5' || bytes[1] == '6')) {
            return Netpbm.read(bytes, from);
        }
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext())
                throw new IOException(from + " is no picture that can be read.");
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // Looked at before the pixels are: a small file can promise a huge picture.
                if (size(reader, from) > GreyImage.MOST_PIXELS) {
                    throw new IOException(
                            from + " is too large; at most 24 million pixels are read.");
                }
                return grey(pixels(reader, from));
            } catch (RuntimeException broken) {
                throw new IOException(from + " is a broken picture.", broken);
            } finally {
                reader.dispose();
            }
        }
    }

    private static long size(ImageReader reader, String from) throws IOException {
        try {
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException broken) {
            throw new IOException(from + " is a broken picture.", broken);
        }
    }

    private static BufferedImage pixels(ImageReader reader, String from) throws IOException {
        try {
            return reader.read(0);
        } catch (IOException broken) {
            // The reader's own message may be missing or name no file.
            throw new IOException(from + " is a broken picture.", broken);
        }
    }

    private static GreyImage grey(BufferedImage image) {
        var width = image.getWidth();
        var height = image.getHeight();
        var light = new byte[width * height];
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (var x = 0; x < width; x++) {
                light[y * width + x] = luma(row[x] >> 16 & 0xFF, row[x] >> 8 & 0xFF, row[x] & 0xFF);
            }
        }
        return new GreyImage(width, height, light);
    }

    /// ITU-R BT.601.
    static byte luma(int red, int green, int blue) {
        return (byte) ((306 * red + 601 * green + 117 * blue + 512) >> 10);
    }
}
