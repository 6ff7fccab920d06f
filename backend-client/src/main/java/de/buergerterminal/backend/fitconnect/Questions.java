package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.fitconnect.EventLog.SubmittedReply;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;

/// What an office asks back: fetched, held against the event log, and decrypted with the receipt.
public final class Questions {
    private final ReplyService service;
    private final ReplyChannel channel;

    public Questions(ReplyService service, ReplyChannel channel) {
        this.service = service;
        this.channel = channel;
    }

    /// @param ticket of the receipt that is being shown; nothing else opens the question
    public Reply<CaseStatus> read(CaseTicket ticket, SubmittedReply expected) {
        return service.reply(expected.id())
                .then(reply -> channel.read(ticket, expected, reply))
                .then(text -> new Reply.Done<>(new CaseStatus.Asked(expected.at(), text)));
    }
}
