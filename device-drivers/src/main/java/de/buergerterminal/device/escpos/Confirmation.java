package de.buergerterminal.device.escpos;

/// How a printer lets us know that what was sent is on paper.
public enum Confirmation {
    /// `GS ( H`: a number sent behind the data comes back when all before it was carried out.
    PROCESS_ID("process-id"),
    /// `GS r 1`: the paper status, queued behind the data.
    QUEUED_STATUS("queued-status"),
    /// Neither; the printer is asked at once (`DLE EOT`) for as long as printing takes, and no
    /// error may show in that time. The weakest, for printers that know nothing else.
    WATCHING("watching");

    private final String word;

    Confirmation(String word) {
        this.word = word;
    }

    /// As written in a profile.
    public String word() {
        return word;
    }
}
