package de.buergerterminal.kiosk.session;

/// What the rules ask the outside world to do; outcomes come back as events.
public sealed interface SessionEffect {
    /// Ask printer, terminal and outbox; answers with `PaymentPrepared`.
    record PreparePayment(Draft draft) implements SessionEffect {}

    /// Run the payment; the request is sealed and stored between authorisation and confirmation.
    record Pay(Draft draft) implements SessionEffect {}

    record AbortPayment() implements SessionEffect {}

    /// Seal and store a free request; answers with `RequestFiled` or `RequestNotFiled`.
    record File(Draft draft) implements SessionEffect {}

    record PrintReceipt(FiledCase filed, Look look) implements SessionEffect {}

    record StartScanning() implements SessionEffect {}

    record StopScanning() implements SessionEffect {}

    /// Answers with `CaseFound` or `CodeNotOurs`.
    record LookUpCase(String code) implements SessionEffect {
        @Override
        public String toString() {
            return "LookUpCase";
        }
    }

    /// The visit is over: drop everything outside the state that could remember the citizen.
    record ForgetCitizen() implements SessionEffect {}

    /// A visit begins; counts it, names nobody.
    record VisitBegan() implements SessionEffect {}

    /// Staff must come, with the code of the event that says why.
    record CallStaff(String eventCode) implements SessionEffect {}
}
