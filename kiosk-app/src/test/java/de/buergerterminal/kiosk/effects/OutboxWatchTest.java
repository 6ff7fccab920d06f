package de.buergerterminal.kiosk.effects;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.OfferFacts;
import de.buergerterminal.kiosk.session.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxWatchTest {
    private final List<String> told = new ArrayList<>();
    private final StaffDesk staff = new Listener();
    private final OutboxWatch watch = new OutboxWatch(staff, new Journal());

    @Test
    void staffAreCalledOnceForEachTroubleAndHearWhenItIsOver() {
        assertThat(watch.notice(OutboxCondition.SOUND)).isEmpty();
        assertThat(watch.notice(OutboxCondition.QUEUE_FULL)).contains(Offer.Missing.QUEUE_FULL);
        assertThat(watch.notice(OutboxCondition.QUEUE_FULL)).contains(Offer.Missing.QUEUE_FULL);
        assertThat(watch.notice(OutboxCondition.DISK_FULL)).contains(Offer.Missing.DISK_FULL);
        assertThat(watch.condition()).isEqualTo(OutboxCondition.DISK_FULL);
        assertThat(watch.notice(OutboxCondition.SOUND)).isEmpty();
        assertThat(told)
                .containsExactly(
                        "call OUTBOX_QUEUE_FULL",
                        "clear OUTBOX_QUEUE_FULL",
                        "call OUTBOX_DISK_FULL",
                        "clear OUTBOX_DISK_FULL");
    }

    @Test
    void aTerminalWhoseOutboxFailedOffersNothingAndCallsStaff(@TempDir Path folder)
            throws Exception {
        var outbox = Outbox.open(folder, Clock.systemUTC());
        try (var board = board(outbox)) {
            board.mode(OfferFacts.Mode.NORMAL);
            outbox.close();
            for (int i = 0; i < 1_000 && board.current().missingForAll().isEmpty(); i++) {
                board.refresh();
                Thread.sleep(20);
            }
            assertThat(board.current().missingForAll()).contains(Offer.Missing.STORAGE);
        }
        assertThat(told).contains("call OUTBOX_FAILED");
    }

    private OfferBoard board(Outbox outbox) {
        return new OfferBoard(
                Samples.CATALOGUE,
                FewDevices.NONE,
                new OpaqueSealer(),
                outbox,
                () -> true,
                staff,
                watch,
                new Journal());
    }

    private final class Listener implements StaffDesk {
        @Override
        public void deviceChanged(Device device, DeviceHealth health) {}

        @Override
        public void offerChanged(Offer offer) {}

        @Override
        public synchronized void call(JournalEvent event) {
            told.add("call " + event);
        }

        @Override
        public synchronized void allClear(JournalEvent event) {
            told.add("clear " + event);
        }
    }
}
