/// Codes in pictures: a cascade of attempts, cheap ones first, over one frame of a camera. Start
/// reading at `FrameReader`; QR codes go through `FinderSearch` and `QrGrid`, which find and
/// straighten what is tilted, small or out of focus, and ZXing corrects the errors of what was
/// sampled. Nothing here is passed on unless an error correction or a second look agrees.
@NullMarked
package de.buergerterminal.device.codescan.camera;

import org.jspecify.annotations.NullMarked;
