package de.buergerterminal.device.zvt;

import java.time.Duration;

/// How long the till waits, and how often it asks.
///
/// @param answer T3: command to its answer
/// @param completion T4: silence within a process after which it counts as lost
/// @param longestProcess after which even a talking terminal is given up
/// @param goodsPatience how long one answer to `04 0F` may be held back before `84 9C` is sent
/// @param goodsLimit how long the goods may take in all
/// @param enquiry between two status enquiries; the specification wants one every minute
/// @param recheck between two status enquiries while the terminal is not ready
/// @param settling how long an unclear payment is followed up before a person must do it
public record ZvtTimers(
        Duration answer,
        Duration completion,
        Duration longestProcess,
        Duration goodsPatience,
        Duration goodsLimit,
        Duration enquiry,
        Duration recheck,
        Duration settling) {
    /// The values of PA00P016 rev 04 (T3, T4) and of this product.
    public static ZvtTimers standard() {
        return new ZvtTimers(
                Duration.ofSeconds(5),
                Duration.ofSeconds(180),
                Duration.ofMinutes(15),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                Duration.ofSeconds(3),
                Duration.ofSeconds(90));
    }
}
