package de.buergerterminal.kiosk.screen;

import javafx.scene.layout.Region;

/// Something that lies over a screen until it is answered.
interface Cover {
    Region panel();

    /// Whether the screen beneath must not be readable meanwhile.
    boolean hidesAll();
}
