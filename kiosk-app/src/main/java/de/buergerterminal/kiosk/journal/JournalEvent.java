package de.buergerterminal.kiosk.journal;

import org.slf4j.event.Level;

/// The one table of everything the terminal reports about itself, with what it means and what to
/// do. The ids stand on screens, in alarms and in the log, and never change their meaning.
public enum JournalEvent {
    KIOSK_STARTED("K-101", Level.INFO, "The terminal has started.", "Nothing to do."),
    KIOSK_STOPPED("K-102", Level.INFO, "The terminal was stopped in order.", "Nothing to do."),
    VISIT_BEGAN("K-111", Level.INFO, "Somebody has begun to use the terminal.", "Nothing to do."),
    VISIT_ENDED(
            "K-112", Level.INFO, "A visit is over and its data is forgotten.", "Nothing to do."),
    RULE_BROKE(
            "K-121",
            Level.ERROR,
            "A rule of the session failed; the visit was ended or stands where it stood.",
            "Send the journal to the maintainers; the terminal goes on by itself."),
    OBSERVER_BROKE(
            "K-122",
            Level.ERROR,
            "A screen or another observer of the session failed.",
            "Restart the terminal if the screen stands still; send the journal to the maintainers."),
    EFFECT_BROKE(
            "K-123",
            Level.ERROR,
            "Something the session asked for failed unexpectedly.",
            "Check the device named in the lines before; send the journal to the maintainers."),
    EVENTS_DROPPED(
            "K-124",
            Level.WARN,
            "A device or the screen sent more than the session can take; the rest was dropped.",
            "Check the code scanner for a stuck trigger and the touch screen for ghost touches."),
    THREAD_BROKE(
            "K-125",
            Level.ERROR,
            "A thread ended by a failure that nobody expected.",
            "Restart the terminal if it does not react; send the journal to the maintainers."),
    STAFF_CALLED(
            "K-131",
            Level.WARN,
            "The terminal asked for staff because of the event named with it.",
            "Go to the terminal and follow the remedy of the event named."),
    HELP_WANTED(
            "K-132",
            Level.WARN,
            "Somebody at the terminal has pressed the button for help.",
            "Go to the terminal; the call ends by itself after five minutes."),
    DEVICE_CHANGED(
            "K-201",
            Level.INFO,
            "A device changed its health.",
            "If it is offline, follow the cure of the fault code named."),
    DOOR_OPENED(
            "K-202",
            Level.WARN,
            "The service door is open, or its contact or wire is broken.",
            "Look who is at the terminal; close the door, and check contact and wire."),
    CATALOGUE_REFUSED(
            "K-203",
            Level.ERROR,
            "A delivered catalogue is not signed with the known key, changed, outdated or broken; the"
                    + " last good one stays on offer.",
            "Run 'buergerterminal catalogue verify' on the folder and deliver it again."),
    SERVICE_WITHOUT_ROUTE(
            "K-204",
            Level.WARN,
            "A service of the catalogue has no route in kiosk.yaml and is not offered here.",
            "If it is to be offered, add it to office.routes; 'buergerterminal routes' finds out how."),
    OFFER_CHANGED(
            "K-211",
            Level.INFO,
            "The number of services that work here has changed.",
            "If it fell, look for the device or key named in the lines before."),
    PAYMENT_STARTED("K-301", Level.INFO, "The payment terminal has the word.", "Nothing to do."),
    PAYMENT_BOOKED(
            "K-302",
            Level.INFO,
            "A payment is confirmed and its request released.",
            "Nothing to do."),
    PAYMENT_ENDED("K-303", Level.INFO, "A payment ended without money moving.", "Nothing to do."),
    PAYMENT_UNCLEAR(
            "K-304",
            Level.ERROR,
            "The line to the payment terminal broke while money may have moved.",
            "Help the citizen at the terminal; it settles the payment itself as soon as the payment"
                    + " terminal answers again (K-305)."),
    PAYMENT_SETTLED(
            "K-305",
            Level.WARN,
            "An open payment was settled with the payment terminal's own memory.",
            "Nothing to do; the word beside it says whether it was booked or taken back."),
    PAYMENT_OPEN(
            "K-306",
            Level.ERROR,
            "An open payment could not be settled yet; fee services stay closed until then.",
            "Check power and network of the payment terminal."),
    PAYMENT_NOT_REVERSED(
            "K-307",
            Level.ERROR,
            "Money moved, nothing was booked, and the payment terminal refused to take it back.",
            "Reverse the payment by hand at the payment terminal with the receipt number named."),
    REQUEST_FILED(
            "K-401",
            Level.INFO,
            "A request lies sealed and durable in the outbox.",
            "Nothing to do."),
    REQUEST_NOT_FILED(
            "K-402",
            Level.ERROR,
            "A request could not be sealed or stored; nothing was sent and nothing paid.",
            "Check free space of the data directory and the office's key."),
    DELIVERY_LATE(
            "K-411",
            Level.WARN,
            "A request has been waiting for more than an hour to reach the office.",
            "Check the terminal's network and the delivery service; nothing is lost meanwhile."),
    DELIVERY_REFUSED(
            "K-412",
            Level.ERROR,
            "The delivery service or the office's key refused requests; they stay in the outbox.",
            "Check the destination of the service and its key, then let the terminal try again."),
    CLOCK_WRONG(
            "K-413",
            Level.ERROR,
            "The terminal's clock differs from the delivery service's by more than five minutes.",
            "Set the clock and check the time source (NTP); requests still get through."),
    OUTBOX_QUEUE_FULL(
            "K-421",
            Level.ERROR,
            "Too many requests wait for the office; the terminal takes no more.",
            "Bring the connection to the office back; what waits is delivered and nothing is lost."),
    OUTBOX_DISK_FULL(
            "K-422",
            Level.ERROR,
            "The disk is full; the terminal takes no more requests.",
            "Make room on the disk of the data directory; what waits is delivered and nothing is"
                    + " lost."),
    OUTBOX_FAILED(
            "K-423",
            Level.ERROR,
            "The outbox cannot read or write; the terminal takes no more requests.",
            "Check the disk, then restart the terminal; what was confirmed is still there."),
    OUTBOX_SOUND("K-424", Level.INFO, "The outbox takes requests again.", "Nothing to do."),
    RECEIPT_PRINTED("K-501", Level.INFO, "A receipt was printed and confirmed.", "Nothing to do."),
    RECEIPT_NOT_PRINTED(
            "K-502",
            Level.WARN,
            "A receipt could not be printed; the citizen was offered the screen instead.",
            "Follow the cure of the fault code named."),
    CASE_LOOKED_UP(
            "K-601", Level.INFO, "A case was looked up with its receipt code.", "Nothing to do."),
    CASE_LOOKUP_FAILED(
            "K-602",
            Level.WARN,
            "A case could not be looked up because of a failure in this terminal.",
            "Check the data directory and the connection to the office."),
    QUESTION_PRINTED(
            "K-603",
            Level.INFO,
            "The office's question was printed for a citizen.",
            "Nothing to do."),
    QUESTION_NOT_PRINTED(
            "K-604",
            Level.WARN,
            "The office's question could not be printed; the citizen was told so.",
            "Follow the cure of the fault code named.");

    private final String id;
    private final Level level;
    private final String meaning;
    private final String remedy;

    JournalEvent(String id, Level level, String meaning, String remedy) {
        this.id = id;
        this.level = level;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    public String id() {
        return id;
    }

    public Level level() {
        return level;
    }

    public String meaning() {
        return meaning;
    }

    public String remedy() {
        return remedy;
    }
}
