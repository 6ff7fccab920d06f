package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.receipt.QuestionLayout;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Effects of a terminal without payments, whose office knows no case.
final class PlainEffects {
    private PlainEffects() {}

    static KioskEffects of(Devices devices, Path folder, Consumer<SessionEvent> answers)
            throws Exception {
        try (var outbox = Outbox.open(folder, Clock.systemUTC())) {
            return new KioskEffects(
                    devices,
                    new RequestDesk(
                            new OpaqueSealer(),
                            outbox,
                            (_, _) -> true,
                            "0+1",
                            new Place("Stadt Musterstadt", "PB", "K07"),
                            Clock.systemUTC()),
                    Optional.empty(),
                    _ -> new CaseStatus.NotFound(),
                    (_, _) -> new PrintDocument(List.of()),
                    new QuestionLayout("Stadt Musterstadt", Texts.load())::of,
                    StaffDesk.NOBODY,
                    new Journal(),
                    answers);
        }
    }
}
