package de.buergerterminal.device.zvt;

import de.buergerterminal.device.line.DeviceUri;
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
    /// Names of the settings in an address, all in milliseconds.
    static final String ANSWER = "answer";

    static final String COMPLETION = "completion";
    static final String SETTLING = "settling";
    static final String ENQUIRY = "enquiry";
    private static final int MINUTE = 60_000;

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

    /// The standard, with what an address says otherwise, in milliseconds: `answer` (T3, 200 to
    /// 60,000), `completion` (T4, 500 to 900,000), `settling` (500 to 600,000), `enquiry` (100 to
    /// 60,000; the pause after a terminal was not ready is never longer).
    ///
    /// @throws de.buergerterminal.device.ConfigurationException when a value is out of its range
    static ZvtTimers of(DeviceUri uri) {
        var usual = standard();
        var enquiry = millis(uri, ENQUIRY, usual.enquiry(), 100, MINUTE);
        return new ZvtTimers(
                millis(uri, ANSWER, usual.answer(), 200, MINUTE),
                millis(uri, COMPLETION, usual.completion(), 500, 15 * MINUTE),
                usual.longestProcess(),
                usual.goodsPatience(),
                usual.goodsLimit(),
                enquiry,
                enquiry.compareTo(usual.recheck()) < 0 ? enquiry : usual.recheck(),
                millis(uri, SETTLING, usual.settling(), 500, 10 * MINUTE));
    }

    /// An abort is a command and wants its answer (T3), but comes while the terminal has the word:
    /// one that talks to its bank may hear it late. 30 seconds by the standard.
    Duration abortAnswer() {
        return answer.multipliedBy(6);
    }

    private static Duration millis(
            DeviceUri uri, String name, Duration usual, int least, int most) {
        return Duration.ofMillis(uri.number(name, (int) usual.toMillis(), least, most));
    }
}
