/// What the citizen sees: one class per `SessionState`, portrait 1080 x 1920, after KERN
/// (kern-ux.de, native 2.7.2) enlarged for a standing person. Start at `KioskWindow`, then
/// `ScreenSwitcher`, which picks the `Screen` for a state and draws it into the one `KioskFrame`.
/// Screens turn touches into `SessionEvent`s and nothing else: no logic, no I/O, no session state
/// of their own. All colours and type sizes stand in `kiosk.css`; one em is 9 mm on any display.
@NullMarked
package de.buergerterminal.kiosk.screen;

import org.jspecify.annotations.NullMarked;
