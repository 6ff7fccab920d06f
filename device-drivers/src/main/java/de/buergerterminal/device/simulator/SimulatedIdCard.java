package de.buergerterminal.device.simulator;

/// An ID card with online function, as far as its secrets go: a PIN with three tries, a CAN that
/// unlocks the third, a PUK that gives three new ones.
final class SimulatedIdCard {
    static final String CAN = "500540";
    static final String PUK = "9876543210";

    private String pin = "123456";
    private int tries = 3;
    private boolean canGiven;
    private boolean switchedOff;

    String pin() {
        return pin;
    }

    void choosePin(String chosen) {
        pin = chosen;
    }

    int tries() {
        return tries;
    }

    boolean switchedOff() {
        return switchedOff;
    }

    void switchOff() {
        switchedOff = true;
    }

    void tries(int left) {
        tries = left;
        canGiven = false;
    }

    /// What the program has to ask next.
    String asks() {
        if (tries == 0) return "ENTER_PUK";
        return tries == 1 && !canGiven ? "ENTER_CAN" : "ENTER_PIN";
    }

    boolean tryPin(String typed) {
        if (typed.equals(pin)) {
            tries(3);
            return true;
        }
        tries(Math.max(0, tries - 1));
        return false;
    }

    boolean tryCan(String typed) {
        canGiven = typed.equals(CAN);
        return canGiven;
    }

    boolean tryPuk(String typed) {
        if (!typed.equals(PUK)) return false;
        tries(3);
        return true;
    }
}
