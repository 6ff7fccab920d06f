package de.buergerterminal.backend.outbox;

/// Whether the outbox can take requests, and if not, what to do.
public enum OutboxCondition {
    /// It can.
    SOUND,
    /// Too many requests wait for the office: bring the connection to the office back.
    QUEUE_FULL,
    /// The reserve of free space is used up: make room on the disk. Nothing is lost.
    DISK_FULL,
    /// A read or write failed: check the disk, then restart the terminal. What was confirmed is
    /// still there.
    FAILED
}
