package de.buergerterminal.device.codescan.camera;

import java.util.Random;

/// How the sheet lies before the camera: from a pixel back to the place on the sheet, through a
/// pinhole camera whose distance is twice the code's size.
final class Pose {
    private final double x;
    private final double y;
    private final double size;
    private final CodePlane code;
    private final double module;
    private final double[] turned;
    private final double distance;
    private final double barrel;
    private final double wrinkle;
    private final double[] waves = new double[6];
    private final double[] ground = new double[8];

    Pose(
            int width,
            int height,
            CodePlane code,
            double module,
            double turn,
            double tilt,
            double tiltAxis,
            double barrel,
            double wrinkle,
            Random random) {
        this.code = code;
        this.module = module;
        this.barrel = barrel;
        this.wrinkle = wrinkle;
        this.size = module * Math.max(code.columns, code.rows);
        var free = Math.max(0, Math.min(width, height) - size * 1.3) / 2;
        this.x = width / 2.0 + free * (random.nextDouble() - 0.5) * (width > 1500 ? 2.5 : 1.2);
        this.y = height / 2.0 + free * (random.nextDouble() - 0.5) * (width > 1500 ? 1.8 : 1.2);
        this.distance = size * (2.0 + random.nextDouble());
        // Columns of the rotation: turn in the plane, then tilt about an axis in the plane.
        var c = Math.cos(tilt);
        var s = Math.sin(tilt);
        var ax = Math.cos(tiltAxis);
        var ay = Math.sin(tiltAxis);
        double[] e1 = {Math.cos(turn), Math.sin(turn)};
        double[] e2 = {-Math.sin(turn), Math.cos(turn)};
        this.turned = new double[6];
        for (var i = 0; i < 2; i++) {
            var v = i == 0 ? e1 : e2;
            var along = v[0] * ax + v[1] * ay;
            var across = -v[0] * ay + v[1] * ax;
            turned[i * 3] = along * ax - across * c * ay;
            turned[i * 3 + 1] = along * ay + across * c * ax;
            turned[i * 3 + 2] = across * s;
        }
        for (var i = 0; i < waves.length; i++) waves[i] = random.nextDouble();
        for (var i = 0; i < ground.length; i++) ground[i] = random.nextDouble();
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double size() {
        return size;
    }

    /// Column and row in modules on the sheet.
    double[] planeAt(double px, double py) {
        var dx = px - x;
        var dy = py - y;
        if (barrel != 0) {
            var r2 = (dx * dx + dy * dy) / (size * size);
            dx *= 1 + barrel * r2;
            dy *= 1 + barrel * r2;
        }
        if (wrinkle != 0) {
            var k = 2 * Math.PI / size;
            dx += wrinkle * Math.sin(dy * k * (1 + waves[0]) + dx * k * waves[1] + waves[2] * 6);
            dy += wrinkle * Math.sin(dx * k * (1 + waves[3]) + dy * k * waves[4] + waves[5] * 6);
        }
        // Solve a*e1 + b*e2 seen through the pinhole: (X, Y, Z + distance) ~ (dx, dy, distance).
        var m11 = turned[0] * distance - dx * turned[2];
        var m12 = turned[3] * distance - dx * turned[5];
        var m21 = turned[1] * distance - dy * turned[2];
        var m22 = turned[4] * distance - dy * turned[5];
        var r1 = dx * distance;
        var r2 = dy * distance;
        var det = m11 * m22 - m12 * m21;
        var a = (r1 * m22 - m12 * r2) / det;
        var b = (m11 * r2 - m21 * r1) / det;
        return new double[] {a / module + code.columns / 2.0, b / module + code.rows / 2.0};
    }

    /// A desk, a sleeve, the edge of something: light beyond the sheet.
    double background(double px, double py) {
        var base = 30 + 120 * ground[0];
        var wood =
                22
                        * Math.sin(
                                px * (0.01 + 0.05 * ground[1])
                                        + 9 * Math.sin(py * 0.004 + ground[2] * 6));
        var edge =
                px * Math.cos(ground[3] * 6) + py * Math.sin(ground[3] * 6) > size * ground[4] * 3
                        ? 45 * (ground[5] - 0.5)
                        : 0;
        var grid = Math.floorMod((long) (px * 0.05 + py * 0.02), 7) == 0 ? 18 * ground[6] : 0;
        return Math.clamp(base + wood + edge + grid, 3, 250);
    }
}
