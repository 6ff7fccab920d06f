package de.buergerterminal.device.codescan.camera;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// One seeded photograph of one code under one misfortune. Pose, light and harm are drawn by lot
/// within ranges that reach from easy to hopeless, so that readers differ.
record Photograph(String text, BarcodeFormat format, BufferedImage image) {
    private static final List<BarcodeFormat> OTHERS =
            List.of(
                    BarcodeFormat.DATA_MATRIX,
                    BarcodeFormat.AZTEC,
                    BarcodeFormat.PDF_417,
                    BarcodeFormat.CODE_128,
                    BarcodeFormat.CODE_39,
                    BarcodeFormat.EAN_13);

    static Photograph ofQr(Misfortune misfortune, long seed) {
        var random = new Random(seed * 7919 + misfortune.name().hashCode());
        var text = qrText(random);
        var quiet = misfortune == Misfortune.NO_QUIET_ZONE ? 0 : 4;
        var code =
                random.nextInt(3) == 0
                        ? CodePlane.ofOurs(text, quiet)
                        : CodePlane.of(text, BarcodeFormat.QR_CODE, quiet, random);
        return of(code, misfortune, random);
    }

    /// Another symbology; which one follows from the seed.
    static Photograph ofAnother(Misfortune misfortune, long seed) {
        var random = new Random(seed * 104_729 + misfortune.name().hashCode());
        var format = OTHERS.get(Math.floorMod((int) seed, OTHERS.size()));
        var text =
                switch (format) {
                    case EAN_13 -> ean13(random);
                    case CODE_39 ->
                            letters(
                                    random,
                                    6 + random.nextInt(6),
                                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
                    case CODE_128 ->
                            letters(random, 6 + random.nextInt(9), "ABCDEFGHabcdefgh0123456789-/");
                    default -> qrText(random);
                };
        var quiet =
                misfortune == Misfortune.NO_QUIET_ZONE
                        ? 1
                        : format == BarcodeFormat.QR_CODE ? 4 : 10;
        return of(CodePlane.of(text, format, quiet, random), misfortune, random);
    }

    /// A frame of the lobby without any code: background, print and perhaps a hand.
    static BufferedImage ofNoCode(long seed, int width, int height) {
        var random = new Random(seed);
        var picture = new Picture(width, height);
        var sheet = CodePlane.ofOurs("X", 4);
        var pose =
                new Pose(
                        width,
                        height,
                        sheet,
                        width / 90.0,
                        random.nextDouble() * 6,
                        0.3,
                        0,
                        0,
                        0,
                        random);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var p = pose.planeAt(x, y);
                var inside =
                        p[0] > -5 && p[1] > -5 && p[0] < sheet.columns + 5 && p[1] < sheet.rows + 5;
                var ink = inside ? 1 : sheet.at(p[0], p[1]);
                picture.light[y * width + x] =
                        (float) (ink < 0 ? pose.background(x, y) : 40 + 180 * ink);
            }
        }
        picture.defocus(0.7);
        picture.grain(4, random);
        return picture.image(1, 1, 1);
    }

    private static Photograph of(CodePlane plane, Misfortune named, Random random) {
        Set<Misfortune> harms = EnumSet.of(named);
        if (named == Misfortune.SEVERAL_AT_ONCE) {
            harms =
                    EnumSet.of(
                            random.nextBoolean() ? Misfortune.TILT : Misfortune.ROTATION,
                            List.of(
                                            Misfortune.DEFOCUS,
                                            Misfortune.SHAKE,
                                            Misfortune.GRAIN,
                                            Misfortune.LOW_CONTRAST)
                                    .get(random.nextInt(4)),
                            List.of(
                                            Misfortune.SHADOW,
                                            Misfortune.LIGHT_FROM_THE_SIDE,
                                            Misfortune.GLARE,
                                            Misfortune.JPEG)
                                    .get(random.nextInt(4)));
        }
        var hard = random.nextDouble();
        var code = plane;
        var screen =
                harms.contains(Misfortune.DARK_MODE)
                        || harms.contains(Misfortune.MOIRE)
                        || harms.contains(Misfortune.DIM_PHONE);
        if (harms.contains(Misfortune.DAMAGE)) code = code.damaged(0.01 + 0.07 * hard, random);
        if (screen) code = code.onAScreen();

        var large = harms.contains(Misfortune.LARGE_FRAME);
        var width = large ? 1920 : random.nextBoolean() ? 1280 : 640;
        var height = large ? 1080 : width == 1280 ? 720 : 480;
        var span = Math.max(code.columns, code.rows * 1.4);
        var module = height * (0.35 + 0.3 * random.nextDouble()) / span;
        if (code.format == BarcodeFormat.PDF_417 || code.columns > 2 * code.rows)
            module = width * (0.5 + 0.2 * random.nextDouble()) / span;
        if (large) module = 2.2 + 1.6 * random.nextDouble();
        if (harms.contains(Misfortune.SMALL_MODULES)) module = 1.4 + 1.6 * random.nextDouble();
        module = Math.max(module, harms.contains(Misfortune.SMALL_MODULES) ? 1.4 : 2.2);
        var turn = (random.nextDouble() - 0.5) * 0.25;
        if (harms.contains(Misfortune.ROTATION)
                || (harms.contains(Misfortune.TILT) && random.nextBoolean())) {
            turn = random.nextDouble() * 2 * Math.PI;
        }
        var tilt = random.nextDouble() * 0.15;
        if (harms.contains(Misfortune.TILT)) tilt = Math.toRadians(20 + 28 * hard);
        if (harms.contains(Misfortune.STEEP_TILT)) tilt = Math.toRadians(42 + 22 * hard);
        var barrel = harms.contains(Misfortune.BARREL) ? 0.1 + 0.35 * hard : 0;
        var wrinkle = harms.contains(Misfortune.WRINKLES) ? module * (0.2 + 0.9 * hard) : 0;
        var pose =
                new Pose(
                        width,
                        height,
                        code,
                        module,
                        turn,
                        tilt,
                        random.nextDouble() * 2 * Math.PI,
                        barrel,
                        wrinkle,
                        random);

        var picture =
                expose(code, pose, screen, harms.contains(Misfortune.DARK_MODE), width, height);
        spoil(picture, harms, hard, pose, module, random);
        var tint =
                harms.contains(Misfortune.COLOURED_PAPER) ? tint(random) : new double[] {1, 1, 1};
        var image = picture.image(tint[0], tint[1], tint[2]);
        if (harms.contains(Misfortune.JPEG))
            image = throughJpeg(image, (float) (0.35 - 0.32 * hard));
        return new Photograph(code.text, code.format, image);
    }

    private static Picture expose(
            CodePlane code, Pose pose, boolean screen, boolean inverted, int width, int height) {
        var picture = new Picture(width, height);
        var ink = screen ? 12.0 : 35.0;
        var paper = screen ? 235.0 : 215.0;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var middle = pose.planeAt(x, y);
                var seen = code.at(middle[0], middle[1]);
                if (seen < 0) {
                    picture.light[y * width + x] = (float) pose.background(x, y);
                    continue;
                }
                var sum = 0.0;
                for (var s = 0; s < 9; s++) {
                    var p = pose.planeAt(x + (s % 3 - 1) / 3.0, y + (s / 3 - 1) / 3.0);
                    var value = code.at(p[0], p[1]);
                    if (value < 0) value = seen;
                    sum += inverted ? paper - (paper - ink) * value : ink + (paper - ink) * value;
                }
                picture.light[y * width + x] = (float) (sum / 9);
            }
        }
        return picture;
    }

    private static void spoil(
            Picture picture,
            Set<Misfortune> harms,
            double hard,
            Pose pose,
            double module,
            Random random) {
        var width = picture.width;
        var height = picture.height;
        var size = pose.size();
        for (var harm : harms) {
            switch (harm) {
                case LIGHT_FROM_THE_SIDE ->
                        picture.lightFromTheSide(0.3 - 0.27 * hard, random.nextDouble() * 6.28);
                case SHADOW ->
                        picture.shadow(
                                pose.x() + size * 0.5 * (random.nextDouble() - 0.5),
                                pose.y() + size * 0.5 * (random.nextDouble() - 0.5),
                                random.nextDouble() * 6.28,
                                0.4 - 0.3 * hard,
                                1 + 6 * random.nextDouble());
                case GLARE -> {
                    for (var i = 0; i < 1 + random.nextInt(3); i++) {
                        picture.glare(
                                pose.x() + size * 0.8 * (random.nextDouble() - 0.5),
                                pose.y() + size * 0.8 * (random.nextDouble() - 0.5),
                                size * (0.05 + 0.13 * hard),
                                150 + 250 * random.nextDouble());
                    }
                }
                case MOIRE ->
                        picture.moire(
                                2.2 + 5 * random.nextDouble(),
                                random.nextDouble() * 3,
                                0.3 + 0.6 * hard);
                default -> {}
            }
        }
        for (var i = 0; i < picture.light.length; i++)
            picture.light[i] = Math.min(picture.light[i], 255);
        picture.defocus(0.45 + 0.3 * random.nextDouble());
        for (var harm : harms) {
            switch (harm) {
                case DEFOCUS -> picture.defocus(module * (0.35 + 0.85 * hard));
                case SHAKE ->
                        picture.shake(module * (0.7 + 2.2 * hard), random.nextDouble() * 3.14);
                case LOW_CONTRAST ->
                        picture.flatten(0.22 - 0.18 * hard, 60 + 140 * random.nextDouble());
                case DIM_PHONE ->
                        picture.flatten(0.25 - 0.17 * hard, 30 + 15 * random.nextDouble());
                default -> {}
            }
        }
        if (harms.contains(Misfortune.GRAIN)) picture.grain(15 + 55 * hard, random);
        else picture.grain(1.5 + 1.5 * random.nextDouble(), random);
        if (harms.contains(Misfortune.SALT_AND_PEPPER))
            picture.saltAndPepper(0.02 + 0.2 * hard, random);
        if (width < 1 || height < 1) throw new IllegalStateException();
    }

    private static double[] tint(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new double[] {1, 0.95, 0.35};
            case 1 -> new double[] {0.45, 0.85, 1};
            case 2 -> new double[] {1, 0.5, 0.6};
            default -> new double[] {0.5, 1, 0.5};
        };
    }

    private static BufferedImage throughJpeg(BufferedImage image, float quality) {
        try {
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var bytes = new ByteArrayOutputStream();
            try (var out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                var settings = writer.getDefaultWriteParam();
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(Math.max(0.01f, quality));
                writer.write(null, new IIOImage(image, null, null), settings);
            }
            writer.dispose();
            return Objects.requireNonNull(
                    ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static String qrText(Random random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                    "https://musterstadt.example/stand?az=BT-2026-"
                            + letters(random, 6, "0123456789");
            case 1 -> letters(random, 8 + random.nextInt(10), "0123456789");
            case 2 ->
                    "TERMIN:"
                            + letters(random, 8, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
                            + ";Bürgerbüro Süd;Zoë Groß";
            case 3 ->
                    "https://termin.musterstadt.example/abholung/"
                            + letters(random, 22, "abcdefghijklmnopqrstuvwxyz0123456789")
                            + "?s="
                            + letters(random, 16, "0123456789abcdef");
            case 4 ->
                    "KIOSK:"
                            + letters(
                                    random,
                                    5 + random.nextInt(12),
                                    "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789");
            default ->
                    "eyJ"
                            + letters(
                                    random,
                                    60 + random.nextInt(110),
                                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
        };
    }

    private static String letters(Random random, int count, String from) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.append(from.charAt(random.nextInt(from.length())));
        return text.toString();
    }

    private static String ean13(Random random) {
        var digits = "40" + letters(random, 10, "0123456789");
        var sum = 0;
        for (var i = 0; i < 12; i++) sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        return digits + (10 - sum % 10) % 10;
    }
}
