package de.buergerterminal.device.codescan.camera;

/// What wrinkled paper and wide lenses add to perspective: a net of nodes over the code, each moved
/// until the middles of the modules around it lie far from edges and the known patterns fit.
/// Neighbours hold on to each other, so that data cannot pull one node astray.
final class QrBend {
    private static final double STIFFNESS = 0.35;

    private final Contrast contrast;
    private final QrTemplate template;
    private final int sign;
    private final Homography map;
    private final int nodes;
    private final double spacing;
    private final double[] dx;
    private final double[] dy;
    private final byte[] known;
    private double scale = 1;

    private QrBend(Contrast contrast, QrTemplate template, int sign, Homography map) {
        this.contrast = contrast;
        this.template = template;
        this.sign = sign;
        this.map = map;
        this.nodes = Math.max(3, template.size / 7 + 1);
        this.spacing = template.size / (nodes - 1.0);
        this.dx = new double[nodes * nodes];
        this.dy = new double[nodes * nodes];
        this.known = new byte[template.size * template.size];
        for (var marks : java.util.List.of(template.eyes, template.timing, template.alignment)) {
            for (var mark : marks) {
                known[((int) mark.y()) * template.size + (int) mark.x()] =
                        (byte) (mark.dark() ? 1 : 2);
            }
        }
    }

    static QrBend of(Contrast contrast, QrTemplate template, int sign, Homography map) {
        var bend = new QrBend(contrast, template, sign, map);
        bend.measure();
        for (var step : new double[] {0.4, 0.4, 0.2, 0.2, 0.1}) bend.sweep(step);
        return bend;
    }

    double dx(double x, double y) {
        return between(dx, x, y);
    }

    double dy(double x, double y) {
        return between(dy, x, y);
    }

    private double between(double[] values, double x, double y) {
        var nx = Math.clamp(x / spacing, 0, nodes - 1.001);
        var ny = Math.clamp(y / spacing, 0, nodes - 1.001);
        var ix = (int) nx;
        var iy = (int) ny;
        var fx = nx - ix;
        var fy = ny - iy;
        var i = iy * nodes + ix;
        var top = values[i] * (1 - fx) + values[i + 1] * fx;
        var bottom = values[i + nodes] * (1 - fx) + values[i + nodes + 1] * fx;
        return top * (1 - fy) + bottom * fy;
    }

    private void measure() {
        var sum = 0.0;
        for (var mark : template.eyes) {
            sum += Math.abs(contrast.at(map.x(mark.x(), mark.y()), map.y(mark.x(), mark.y())));
        }
        scale = Math.max(1, sum / template.eyes.size());
    }

    private void sweep(double step) {
        for (var n = 0; n < nodes * nodes; n++) {
            var best = worth(n);
            for (var direction = 0; direction < 4; direction++) {
                var axis = direction < 2 ? dx : dy;
                var before = axis[n];
                axis[n] = before + ((direction & 1) == 0 ? step : -step);
                var now = worth(n);
                if (now > best) best = now;
                else axis[n] = before;
            }
        }
    }

    private double worth(int node) {
        var cx = node % nodes * spacing;
        var cy = Math.floorDiv(node, nodes) * spacing;
        var x0 = (int) Math.max(0, cx - spacing);
        var x1 = (int) Math.min(template.size - 1, cx + spacing);
        var y0 = (int) Math.max(0, cy - spacing);
        var y1 = (int) Math.min(template.size - 1, cy + spacing);
        var sum = 0.0;
        var count = 0;
        for (var y = y0; y <= y1; y++) {
            for (var x = x0; x <= x1; x++) {
                var px = x + 0.5 + dx(x + 0.5, y + 0.5);
                var py = y + 0.5 + dy(x + 0.5, y + 0.5);
                var value = sign * contrast.at(map.x(px, py), map.y(px, py)) / scale;
                sum +=
                        switch (known[y * template.size + x]) {
                            case 1 -> -2 * value;
                            case 2 -> 2 * value;
                            default -> Math.min(1, Math.abs(value));
                        };
                count++;
            }
        }
        return sum / count - STIFFNESS * strain(node);
    }

    private double strain(int node) {
        var x = node % nodes;
        var y = node / nodes;
        var sum = 0.0;
        if (x > 0) sum += apart(node, node - 1);
        if (x < nodes - 1) sum += apart(node, node + 1);
        if (y > 0) sum += apart(node, node - nodes);
        if (y < nodes - 1) sum += apart(node, node + nodes);
        return sum / 4;
    }

    private double apart(int one, int other) {
        var ex = dx[one] - dx[other];
        var ey = dy[one] - dy[other];
        return ex * ex + ey * ey;
    }
}
