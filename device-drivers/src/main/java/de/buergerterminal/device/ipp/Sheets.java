package de.buergerterminal.device.ipp;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Lays drawn pages on sheets.
final class Sheets {
    private Sheets() {}

    /// All pages of all copies; on both sides, each copy begins on a front.
    static List<BufferedImage> copies(List<BufferedImage> pages, int copies, boolean bothSides) {
        var one = new ArrayList<>(pages);
        if (bothSides && copies > 1 && pages.size() % 2 == 1) one.add(blank());
        return Collections.nCopies(copies, one).stream().flatMap(List::stream).toList();
    }

    private static BufferedImage blank() {
        var page = new BufferedImage(210, 297, BufferedImage.TYPE_INT_RGB);
        var graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.dispose();
        return page;
    }
}
