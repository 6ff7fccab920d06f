package de.buergerterminal.device.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A row of lockers on simulated wires: a lock `locker-<n>` that springs open on current, and a
/// contact `locker-<n>-door` that is closed, hence low, while the door is shut.
public final class SimulatedLockers {
    private final SimulatedWires wires;
    private final int count;
    private final Set<Integer> jammed = new HashSet<>();
    private final List<String> seen = new ArrayList<>();
    private int underCurrent;

    private SimulatedLockers(SimulatedWires wires, int count) {
        this.wires = wires;
        this.count = count;
        for (var locker = 1; locker <= count; locker++) {
            var number = locker;
            close(number);
            wires.follow("locker-" + number, on -> current(number, on));
        }
    }

    /// @param count 1 or more; all doors are shut
    public static SimulatedLockers on(SimulatedWires wires, int count) {
        return new SimulatedLockers(wires, count);
    }

    /// What stands behind `gpio+sim://127.0.0.1:PORT/`, without settings of times.
    public String lines() {
        var locks = new ArrayList<String>();
        var doors = new ArrayList<String>();
        for (var locker = 1; locker <= count; locker++) {
            locks.add("locker-" + locker);
            doors.add("locker-" + locker + "-door");
        }
        return String.join(",", locks) + "?feedback=" + String.join(",", doors);
    }

    private synchronized void current(int locker, boolean on) {
        underCurrent += on ? 1 : -1;
        seen.add(on ? "on " + locker : "off " + locker);
        if (on && underCurrent > 1) seen.add("two at once");
        if (on && !jammed.contains(locker)) wires.raise("locker-" + locker + "-door");
    }

    /// Every impulse so far, as `on 1`, `off 1`; `two at once` where the power supply would have
    /// given up.
    public synchronized List<String> impulses() {
        return List.copyOf(seen);
    }

    /// Somebody pushes the door shut.
    public void close(int locker) {
        wires.lower("locker-" + locker + "-door");
    }

    /// Somebody opens the door with the key, or a crowbar.
    public void force(int locker) {
        wires.raise("locker-" + locker + "-door");
    }

    /// The door is wedged and stays shut whatever the lock does.
    public synchronized void jam(int locker) {
        jammed.add(locker);
    }

    public synchronized void free(int locker) {
        jammed.remove(locker);
    }
}
