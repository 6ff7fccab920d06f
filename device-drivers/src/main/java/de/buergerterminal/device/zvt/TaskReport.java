package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.Fault;
import java.util.List;
import java.util.Optional;

/// How a [TerminalTask] ended.
///
/// @param fault why it was not done; empty if it was
/// @param transaction the transaction it made, if it made one
/// @param totals the totals the terminal told, if it told some
/// @param printed what the terminal dictated for printing
public record TaskReport(
        Optional<Fault> fault,
        Optional<Authorisation> transaction,
        Optional<DayTotals> totals,
        List<String> printed) {
    public TaskReport {
        printed = List.copyOf(printed);
    }

    static TaskReport notDone(Fault fault) {
        return new TaskReport(Optional.of(fault), Optional.empty(), Optional.empty(), List.of());
    }

    public boolean done() {
        return fault.isEmpty();
    }
}
