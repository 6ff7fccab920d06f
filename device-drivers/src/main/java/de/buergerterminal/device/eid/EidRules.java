package de.buergerterminal.device.eid;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.IdentityFailure;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.IdentityReader.PinInHand;
import de.buergerterminal.device.SecretKind;
import de.buergerterminal.device.eid.EidState.Agreeing;
import de.buergerterminal.device.eid.EidState.AtKeypad;
import de.buergerterminal.device.eid.EidState.AwaitingCard;
import de.buergerterminal.device.eid.EidState.AwaitingCertificate;
import de.buergerterminal.device.eid.EidState.AwaitingConsent;
import de.buergerterminal.device.eid.EidState.AwaitingEntry;
import de.buergerterminal.device.eid.EidState.AwaitingMove;
import de.buergerterminal.device.eid.EidState.Cancelling;
import de.buergerterminal.device.eid.EidState.Idle;
import de.buergerterminal.device.eid.EidState.Run;
import de.buergerterminal.device.eid.EidState.Running;
import de.buergerterminal.device.eid.EidState.Task;
import de.buergerterminal.device.eid.EidState.Working;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// The conversation with the identification program as a pure function: state and event in, next
/// state, commands and prompts out. Every state takes every event. Messages may come in any order:
/// the program decides the course, and a card may be changed, blocked or gone at any point.
record EidRules(ReaderChoice choice) {
    EidStep on(EidState state, EidEvent event) {
        return switch (event) {
            case EidEvent.Begun it -> begin(state, it.task());
            case EidEvent.Said it ->
                    state instanceof Running run ? said(run, it.message()) : stay(state);
            case EidEvent.Entered it -> entered(state, it);
            case EidEvent.Agreed it -> agreed(state, it);
            case EidEvent.WentOn _ -> wentOn(state);
            case EidEvent.Aborted _ ->
                    state instanceof Running it
                            ? cancel(it, new IdentityOutcome.Cancelled())
                            : stay(state);
            case EidEvent.Overdue _ -> state instanceof Running it ? overdue(it) : stay(state);
            case EidEvent.Lost it ->
                    state instanceof Running running
                            ? EidStep.end(broken(running.run(), it.fault()))
                            : stay(state);
        };
    }

    private static EidStep begin(EidState state, Task task) {
        if (!(state instanceof Idle)) return stay(state);
        if (task instanceof Task.Identify(URI address)
                && !"https".equalsIgnoreCase(address.getScheme())) {
            // Older programs would try.
            return EidStep.end(failed(IdentityFailure.SERVICE_ADDRESS_WRONG, "not https"));
        }
        var command =
                switch (task) {
                    case Task.ChangePin _ -> new EidCommand.RunChangePin();
                    case Task.Identify it -> new EidCommand.RunAuth(it.tcTokenUrl());
                };
        return EidStep.to(new Working(new Run(task, false)), command)
                .saying(new IdentityPrompt.Reading(0));
    }

    private EidStep said(Running state, EidMessage message) {
        var run = state.run();
        return switch (message) {
            case EidMessage.AuthEnded it -> EidStep.end(authEnded(state, it));
            case EidMessage.ChangePinEnded it -> EidStep.end(changePinEnded(state, it));
            case EidMessage.NotStarted it ->
                    EidStep.end(failed(IdentityFailure.PROGRAM_REFUSED, it.error()));
            case EidMessage.Complaint it -> complaint(state, it);
            case EidMessage _ when state instanceof Cancelling -> stay(state);
            case EidMessage.InsertCard _ -> insertCard(run);
            case EidMessage.Enter it -> enter(state, it);
            case EidMessage.AccessRights it -> accessRights(state, it);
            case EidMessage.Certificate it -> certificate(state, it);
            case EidMessage.Reader it -> reader(state, it.reader());
            case EidMessage.Pause _ ->
                    EidStep.to(new AwaitingMove(run)).saying(new IdentityPrompt.MoveCard());
            case EidMessage.Status it ->
                    state instanceof Working && it.percent().isPresent()
                            ? stay(state).saying(reading(it.percent().getAsInt()))
                            : stay(state);
            case EidMessage.Started _,
                    EidMessage.AboutProgram _,
                    EidMessage.ApiLevel _,
                    EidMessage.ReaderList _,
                    EidMessage.Unknown _ ->
                    stay(state);
        };
    }

    private EidStep insertCard(Run run) {
        // Nobody can lay a card on a virtual reader.
        if (choice.pattern().equals(ReaderChoice.SIMULATOR)) {
            return EidStep.to(new Working(run), new EidCommand.SetCard(ReaderChoice.SIMULATOR));
        }
        return EidStep.to(new AwaitingCard(run)).saying(new IdentityPrompt.LayCard());
    }

    private static EidStep enter(Running state, EidMessage.Enter asked) {
        // Whatever was sent before did not settle the matter.
        var run = new Run(state.run().task(), false);
        var kind = kindOf(run, asked.kind());
        var refused = !asked.error().isEmpty();
        var atKeypad = asked.reader().map(ReaderState::keypad).orElse(false);
        var tries = asked.reader().map(ReaderState::triesLeft).orElse(OptionalInt.empty());
        var prompt = new IdentityPrompt.Enter(kind, atKeypad, tries, refused);
        if (!atKeypad) return EidStep.to(new AwaitingEntry(run, kind)).saying(prompt);
        // The reader asks by itself, so a complaint about our command's form would come for ever.
        if (refused) return cancel(state, failed(IdentityFailure.PROGRAM_REFUSED, asked.error()));
        var next = kind == SecretKind.NEW_PIN ? run.withPinInDoubt() : run;
        return EidStep.to(new AtKeypad(next, kind), new EidCommand.AskAtKeypad(kind))
                .saying(prompt);
    }

    /// The program calls the transport PIN a PIN; the citizen has a letter in hand.
    private static SecretKind kindOf(Run run, SecretKind asked) {
        var letter = run.task().equals(new Task.ChangePin(PinInHand.LETTER));
        return letter && asked == SecretKind.PIN ? SecretKind.TRANSPORT_PIN : asked;
    }

    private static EidStep entered(EidState state, EidEvent.Entered event) {
        if (!(state instanceof AwaitingEntry(Run run, SecretKind kind))) return stay(state);
        if (event.secret().length() != kind.digits()) {
            return stay(state)
                    .saying(new IdentityPrompt.Enter(kind, false, OptionalInt.empty(), true));
        }
        var next = kind == SecretKind.NEW_PIN ? run.withPinInDoubt() : run;
        return EidStep.to(new Working(next), new EidCommand.Tell(kind, event.secret()))
                .saying(reading(0));
    }

    private static EidStep accessRights(Running state, EidMessage.AccessRights rights) {
        if (state instanceof Agreeing(Run run, var agreed)) {
            if (!rights.error().isEmpty() || !agreed.containsAll(rights.effective())) {
                // Never more than the citizen has agreed to.
                return cancel(state, failed(IdentityFailure.PROGRAM_REFUSED, rights.error()));
            }
            return EidStep.to(new Working(run), new EidCommand.Accept()).saying(reading(0));
        }
        return EidStep.to(
                new AwaitingCertificate(state.run(), rights), new EidCommand.GetCertificate());
    }

    private static EidStep certificate(Running state, EidMessage.Certificate it) {
        if (!(state instanceof AwaitingCertificate(Run run, var rights))) return stay(state);
        return EidStep.to(new AwaitingConsent(run, rights))
                .saying(
                        new IdentityPrompt.Consent(
                                it.subjectName(),
                                it.subjectUrl(),
                                it.purpose(),
                                new TreeSet<>(rights.required()),
                                new TreeSet<>(rights.optional()),
                                rights.transactionInfo()));
    }

    private static EidStep agreed(EidState state, EidEvent.Agreed event) {
        if (!(state instanceof AwaitingConsent(Run run, var rights))) return stay(state);
        var chosen = new TreeSet<>(rights.optional());
        chosen.retainAll(event.optional());
        var all = new HashSet<>(rights.required());
        all.addAll(chosen);
        return EidStep.to(new Agreeing(run, all), new EidCommand.SetAccessRights(chosen));
    }

    private static EidStep wentOn(EidState state) {
        if (!(state instanceof AwaitingMove(Run run))) return stay(state);
        return EidStep.to(new Working(run), new EidCommand.Continue()).saying(reading(0));
    }

    private EidStep reader(Running state, ReaderState reader) {
        if (!choice.takes(reader.name())) return stay(state);
        return switch (reader.card()) {
            case ReaderState.CardState.IdCard it when it.inoperative() ->
                    cancel(state, failed(IdentityFailure.PUK_USED_UP, ""));
            case ReaderState.CardState.IdCard it when it.deactivated() ->
                    cancel(state, failed(IdentityFailure.ONLINE_FUNCTION_OFF, ""));
            case ReaderState.CardState.IdCard _ when state instanceof AwaitingCard(Run run) ->
                    EidStep.to(new Working(run)).saying(reading(0));
            case ReaderState.CardState.Unknown _ when state instanceof AwaitingCard ->
                    stay(state).saying(new IdentityPrompt.WrongCard());
            case ReaderState.CardState.IdCard _,
                    ReaderState.CardState.Unknown _,
                    ReaderState.CardState.None _ ->
                    stay(state);
        };
    }

    private static EidStep complaint(Running state, EidMessage.Complaint it) {
        return switch (it.kind()) {
            // It says so when the workflow was over before our CANCEL arrived, or never began.
            case BAD_STATE ->
                    switch (state) {
                        case Cancelling(_, var because) -> EidStep.end(because);
                        case Working _ when it.error().startsWith("RUN_") ->
                                EidStep.end(failed(IdentityFailure.PROGRAM_BUSY, it.error()));
                        default -> stay(state);
                    };
            case UNKNOWN_COMMAND, INVALID ->
                    cancel(state, failed(IdentityFailure.PROGRAM_REFUSED, it.error()));
            case INTERNAL_ERROR ->
                    cancel(state, failed(IdentityFailure.PROGRAM_FAULTY, it.error()));
        };
    }

    private static EidStep overdue(Running state) {
        return switch (state.patience()) {
            case PERSON -> cancel(state, failed(IdentityFailure.TOO_SLOW, ""));
            case PROGRAM -> cancel(state, failed(IdentityFailure.PROGRAM_FAULTY, "silent"));
            case CANCELLING, ENDLESS -> {
                var silent = new Fault(FaultCode.NO_ANSWER, "AusweisApp does not cancel");
                yield EidStep.end(
                                state instanceof Cancelling(Run run, var because)
                                                && !run.pinInDoubt()
                                        ? because
                                        : broken(state.run(), silent))
                        .hangingUp();
            }
        };
    }

    private static EidStep cancel(Running state, IdentityOutcome because) {
        if (state instanceof Cancelling) return stay(state);
        return EidStep.to(new Cancelling(state.run(), because), new EidCommand.Cancel());
    }

    private static IdentityOutcome authEnded(Running state, EidMessage.AuthEnded it) {
        var address = it.url().flatMap(EidRules::address);
        if (it.success()) {
            return address.<IdentityOutcome>map(IdentityOutcome.Identified::new)
                    .orElse(failed(IdentityFailure.SERVICE_FAULTY, "no refresh address"));
        }
        if (state instanceof Cancelling(_, var because)) return because;
        return FailureCodes.outcome(it.reason(), it.minor(), IdentityFailure.UNKNOWN, address);
    }

    private static IdentityOutcome changePinEnded(Running state, EidMessage.ChangePinEnded it) {
        // What the card did counts, even when we had already cancelled.
        if (it.success()) return new IdentityOutcome.PinChanged();
        if (state instanceof Cancelling(_, var because)) return because;
        return FailureCodes.outcome(
                it.reason(), "", IdentityFailure.PIN_NOT_CHANGED, Optional.empty());
    }

    private static IdentityOutcome broken(Run run, Fault fault) {
        return run.pinInDoubt()
                ? new IdentityOutcome.Unclear(fault)
                : failed(IdentityFailure.PROGRAM_VANISHED, fault.code().code());
    }

    private static Optional<URI> address(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static IdentityOutcome failed(IdentityFailure failure, String code) {
        return new IdentityOutcome.Failed(failure, code, Optional.empty());
    }

    private static IdentityPrompt reading(int percent) {
        return new IdentityPrompt.Reading(Math.clamp(percent, 0, 100));
    }

    private static EidStep stay(EidState state) {
        return EidStep.to(state);
    }
}
