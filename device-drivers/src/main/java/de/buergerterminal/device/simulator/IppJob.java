package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ipp.IppGroup;
import de.buergerterminal.device.ipp.IppValue;
import java.util.List;
import java.util.Optional;

/// One job in a simulated printer; guarded by the printer's lock.
final class IppJob {
    static final int PENDING = 3;
    static final int HELD = 4;
    static final int PROCESSING = 5;
    static final int STOPPED = 6;
    static final int CANCELED = 7;
    static final int ABORTED = 8;
    static final int COMPLETED = 9;

    final int number;
    final String name;
    final String user;
    final IppGroup ticket;
    int state = HELD;
    String reason = "job-data-insufficient";
    int impressions;
    boolean cancelWanted;
    Optional<PrintedPages> document = Optional.empty();

    IppJob(int number, IppGroup operation, IppGroup ticket) {
        this.number = number;
        this.name = operation.text("job-name").orElse("untitled");
        this.user = operation.text("requesting-user-name").orElse("anonymous");
        this.ticket = ticket;
    }

    void isNow(int state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    boolean ended() {
        return state >= CANCELED;
    }

    void receive(String format, byte[] file, int pages) {
        document =
                Optional.of(
                        new PrintedPages(
                                name,
                                user,
                                format,
                                file,
                                pages,
                                ticket.number("copies").orElse(1),
                                ticket.text("sides"),
                                ticket.text("print-color-mode"),
                                ticket.text("media")));
        isNow(PENDING, "none");
    }

    int sidesToPrint() {
        return document.map(it -> it.pages() * it.copies()).orElse(0);
    }

    IppGroup report(String printerUri) {
        return IppGroup.of(IppGroup.JOB)
                .and("job-id", IppValue.integer(number))
                .and("job-uri", IppValue.uri(printerUri + "/" + number))
                .and("job-printer-uri", IppValue.uri(printerUri))
                .and("job-name", IppValue.name(name))
                .and("job-originating-user-name", IppValue.name(user))
                .and("job-state", IppValue.enumeration(state))
                .and("job-state-reasons", List.of(IppValue.keyword(reason)))
                .and("job-impressions-completed", IppValue.integer(impressions));
    }
}
