package de.buergerterminal.device.codescan.camera;

/// What happens to codes before a camera in a lobby.
enum Misfortune {
    NONE,
    DEFOCUS,
    SHAKE,
    ROTATION,
    TILT,
    STEEP_TILT,
    LOW_CONTRAST,
    LIGHT_FROM_THE_SIDE,
    SHADOW,
    GLARE,
    SALT_AND_PEPPER,
    GRAIN,
    JPEG,
    SMALL_MODULES,
    DARK_MODE,
    MOIRE,
    DAMAGE,
    WRINKLES,
    BARREL,
    NO_QUIET_ZONE,
    LARGE_FRAME,
    DIM_PHONE,
    COLOURED_PAPER,
    SEVERAL_AT_ONCE
}
