package de.buergerterminal.device.codescan.camera;

import java.awt.image.BufferedImage;
import java.util.Random;

/// A photograph in the making: light per pixel, 0 (none) to 255, as floating point numbers. Knows
/// what lenses, sensors and hands do to a picture, and nothing of how one is read.
final class Picture {
    final int width;
    final int height;
    float[] light;

    Picture(int width, int height) {
        this.width = width;
        this.height = height;
        this.light = new float[width * height];
    }

    /// Light at a place between pixels; beyond the rim the rim goes on.
    private float at(float x, float y) {
        var cx = Math.clamp(x, 0, width - 1.001f);
        var cy = Math.clamp(y, 0, height - 1.001f);
        var x0 = (int) cx;
        var y0 = (int) cy;
        var fx = cx - x0;
        var fy = cy - y0;
        var i = y0 * width + x0;
        var top = light[i] * (1 - fx) + light[i + 1] * fx;
        var bottom = light[i + width] * (1 - fx) + light[i + width + 1] * fx;
        return top * (1 - fy) + bottom * fy;
    }

    /// Out of focus: a Gaussian of `sigma` pixels.
    void defocus(double sigma) {
        var reach = Math.max(1, (int) Math.ceil(sigma * 3));
        var weights = new float[2 * reach + 1];
        var sum = 0f;
        for (var i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += weights[i + reach];
        }
        for (var i = 0; i < weights.length; i++) weights[i] /= sum;
        convolve(weights, 1, 0);
        convolve(weights, 0, 1);
    }

    private void convolve(float[] weights, int dx, int dy) {
        var blurred = new float[light.length];
        var reach = weights.length / 2;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var sum = 0f;
                for (var i = -reach; i <= reach; i++) {
                    var from = Math.clamp(y + i * dy, 0, height - 1) * width;
                    sum += weights[i + reach] * light[from + Math.clamp(x + i * dx, 0, width - 1)];
                }
                blurred[y * width + x] = sum;
            }
        }
        light = blurred;
    }

    private void smear(float[] weights, float dx, float dy) {
        var blurred = new float[light.length];
        var reach = weights.length / 2;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var sum = 0f;
                for (var i = -reach; i <= reach; i++) {
                    sum += weights[i + reach] * at(x + i * dx, y + i * dy);
                }
                blurred[y * width + x] = sum;
            }
        }
        light = blurred;
    }

    /// The hand moved during the exposure.
    void shake(double pixels, double radians) {
        var taps = Math.max(3, (int) Math.ceil(pixels * 2) | 1);
        var weights = new float[taps];
        java.util.Arrays.fill(weights, 1f / taps);
        var step = pixels / (taps - 1);
        smear(weights, (float) (Math.cos(radians) * step), (float) (Math.sin(radians) * step));
    }

    void grain(double sigma, Random random) {
        for (var i = 0; i < light.length; i++) light[i] += (float) (random.nextGaussian() * sigma);
    }

    void saltAndPepper(double share, Random random) {
        for (var i = 0; i < light.length; i++) {
            if (random.nextDouble() < share) light[i] = random.nextBoolean() ? 255 : 0;
        }
    }

    /// What is left of the contrast, around a grey of `middle`.
    void flatten(double contrast, double middle) {
        for (var i = 0; i < light.length; i++) {
            light[i] = (float) ((light[i] - 127) * contrast + middle);
        }
    }

    /// A lamp at one side: full light there, `least` of it at the other.
    void lightFromTheSide(double least, double radians) {
        var cos = Math.cos(radians);
        var sin = Math.sin(radians);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var along = (x / (double) width - 0.5) * cos + (y / (double) height - 0.5) * sin;
                light[y * width + x] *=
                        (float) (least + (1 - least) * Math.clamp(0.5 + along * 1.6, 0, 1));
            }
        }
    }

    /// Everything on one side of a line lies in shadow.
    void shadow(double x0, double y0, double radians, double left, double softness) {
        var cos = Math.cos(radians);
        var sin = Math.sin(radians);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var depth = ((x - x0) * cos + (y - y0) * sin) / softness;
                light[y * width + x] *=
                        (float) (left + (1 - left) / (1 + Math.exp(Math.clamp(depth, -30, 30))));
            }
        }
    }

    /// A lamp mirrored in glass or glossy paper.
    void glare(double x0, double y0, double radius, double strength) {
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var d2 = ((x - x0) * (x - x0) + (y - y0) * (y - y0)) / (radius * radius);
                if (d2 < 9) light[y * width + x] += (float) (strength * Math.exp(-d2));
            }
        }
    }

    /// The pixels of a phone's screen beat with those of the sensor.
    void moire(double period, double radians, double depth) {
        var cos = Math.cos(radians) * 2 * Math.PI / period;
        var sin = Math.sin(radians) * 2 * Math.PI / period;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var wave = Math.sin(x * cos + y * sin) * Math.sin(x * sin * 0.93 - y * cos * 1.07);
                light[y * width + x] *= (float) (1 - depth * (0.5 + 0.5 * wave));
            }
        }
    }

    /// Grey, or tinted paper where the colours of white differ from 1.
    BufferedImage image(double red, double green, double blue) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pixels = new int[light.length];
        for (var i = 0; i < pixels.length; i++) {
            var value = light[i];
            pixels[i] = octet(value * red) << 16 | octet(value * green) << 8 | octet(value * blue);
        }
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    private static int octet(double value) {
        return (int) Math.round(Math.clamp(value, 0, 255));
    }
}
