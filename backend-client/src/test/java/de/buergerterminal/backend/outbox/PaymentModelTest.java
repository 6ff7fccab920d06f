package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.ModelTerminal.Memory;
import de.buergerterminal.backend.outbox.ModelTerminal.Mishap;
import de.buergerterminal.backend.outbox.SimulatedKiosk.Sin;
import de.buergerterminal.backend.outbox.SimulatedStore.DiskFault;
import de.buergerterminal.backend.outbox.SimulatedStore.Lie;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Money moved exactly when the request is booked: one payment, every answer of the terminal, every
/// memory it may have of it, every trouble of disk and office, and a power cut at every step of
/// each. What a machine cannot decide is left to staff, who were called, and only where it cannot.
class PaymentModelTest {
    /// Number, payment, held request, settlement.
    private static final int WRITES = 4;

    private enum Office {
        UP,
        DOWN,
        REFUSES
    }

    /// @param knowsAnOlderPayment false for a new terminal
    private record Situation(
            Mishap mishap,
            Memory memory,
            boolean knowsAnOlderPayment,
            boolean reversalWorks,
            DiskFault fault,
            int failingWrite,
            Office office) {

        /// Where the terminal breaks the vending rule and refuses to repair it, forgets, or was
        /// used by somebody else, no machine can tell what a person must.
        boolean mayNeedAPerson() {
            return (mishap == Mishap.BOOKS_WITHOUT_OUR_ANSWER && !reversalWorks)
                    || memory == Memory.TELLS_NOTHING
                    || memory == Memory.ANOTHER_PAYMENT
                    || !knowsAnOlderPayment;
        }

        boolean mayNeedAReversal() {
            return mishap == Mishap.BOOKS_WITHOUT_OUR_ANSWER;
        }
    }

    @Test
    void moneyMovesExactlyWhenTheRequestIsBooked() {
        int points = 0;
        int booked = 0;
        int toStaff = 0;
        List<Situation> all = everySituation();
        for (Situation each : all) {
            int steps = stepsOf(each, Sin.NONE);
            for (int cut = 0; cut <= steps; cut++, points++) {
                SimulatedKiosk life = pay(each, new PowerSwitch(cut, afterwards(cut)), Sin.NONE);
                List<String> complaints = complaints(each, life);
                if (!complaints.isEmpty()) {
                    assertThat(complaints).as("%s, cut at %d", each, cut).isEmpty();
                }
                booked += life.acknowledged();
                if (life.wasStaffCalled()) toStaff++;
            }
        }
        System.out.printf(
                "payment saga: %,d payments in %,d situations, %,d booked, %,d left to staff,"
                        + " 0 where money and request differ%n",
                points, all.size(), booked, toStaff);
        assertThat(points).isGreaterThan(20_000);
        assertThat(booked).isPositive();
        assertThat(toStaff).isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aKioskThatBreaksTheOrderOfTheSagaIsCaught(Sin sin) {
        int caught = 0;
        int points = 0;
        for (Situation each : everySituation()) {
            int steps = stepsOf(each, sin);
            for (int cut = 0; cut <= steps; cut++, points++) {
                SimulatedKiosk life = pay(each, new PowerSwitch(cut, PowerSwitch.NEVER), sin);
                if (!complaints(each, life).isEmpty()) caught++;
            }
        }
        System.out.printf("%s: caught in %,d of %,d payments%n", sin, caught, points);
        assertThat(caught).isGreaterThan(points / 100);
    }

    private static List<Situation> everySituation() {
        var all = new ArrayList<Situation>();
        for (Mishap mishap : Mishap.values()) {
            for (Memory memory : Memory.values()) {
                for (boolean older : new boolean[] {true, false}) {
                    for (boolean reverses : new boolean[] {true, false}) {
                        for (Office office : Office.values()) {
                            for (DiskFault fault : DiskFault.values()) {
                                int writes = fault == DiskFault.NONE ? 1 : WRITES;
                                for (int write = 1; write <= writes; write++) {
                                    all.add(
                                            new Situation(
                                                    mishap, memory, older, reverses, fault, write,
                                                    office));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /// In every third run the power fails again while the terminal recovers.
    private static int afterwards(int cut) {
        return cut % 3 == 1 ? 1 + cut % 5 : PowerSwitch.NEVER;
    }

    private static int stepsOf(Situation situation, Sin sin) {
        var power = new PowerSwitch(PowerSwitch.NEVER, PowerSwitch.NEVER);
        pay(situation, power, sin);
        return power.steps();
    }

    private static SimulatedKiosk pay(Situation situation, PowerSwitch power, Sin sin) {
        var terminal = new ModelTerminal(power);
        if (situation.knowsAnOlderPayment) terminal.hasAnOlderPayment();
        terminal.mishap = situation.mishap;
        terminal.memory = situation.memory;
        terminal.reversalWorks = situation.reversalWorks;
        var service = new ModelService(power, new Random(1), SimulatedKiosk.START);
        service.behave();
        if (situation.office == Office.DOWN) service.goDown(3);
        if (situation.office == Office.REFUSES) service.refuseEverything();
        var store = new SimulatedStore(power, Lie.NONE);
        if (situation.fault != DiskFault.NONE) {
            store.failAt(situation.failingWrite, situation.fault);
        }
        var kiosk = new SimulatedKiosk(store, service, terminal, new Random(2), sin);
        return kiosk.live(1, SimulatedKiosk::pay, 0);
    }

    private static List<String> complaints(Situation situation, SimulatedKiosk life) {
        var complaints = new ArrayList<>(life.complaints());
        if (life.wasStaffCalled() && !situation.mayNeedAPerson()) {
            complaints.add("a person is asked for what the machine can decide");
        }
        if (life.terminal.timesTakenBack() > 0 && !situation.mayNeedAReversal()) {
            complaints.add("money moved before the request was durable");
        }
        return complaints;
    }
}
