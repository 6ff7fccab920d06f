/// A live camera as a code scanner. A program of the system shows the camera's frames on its
/// standard output (`CameraProgram`, `FrameChild`); they are cut out of its bytes (`FrameCutter`)
/// and given, the newest first and never two at a time, to the reader of package `camera`. The
/// camera is on only while somebody waits for a code; frames stay in memory and are never kept.
/// Start reading at `CameraCodeScanner` and `CameraLink`.
@NullMarked
package de.buergerterminal.device.codescan.video;

import org.jspecify.annotations.NullMarked;
