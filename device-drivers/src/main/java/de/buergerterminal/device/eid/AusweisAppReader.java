package de.buergerterminal.device.eid;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.IdentityReader;
import de.buergerterminal.device.Secret;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The card reader behind the AusweisApp on this computer. Comes back by itself when the program
/// was restarted; a conversation that it takes down with it ends at once.
public final class AusweisAppReader extends SupervisedDevice implements IdentityReader {
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(5);

    private final Supervisor<EidLink> supervisor;

    private AusweisAppReader(DeviceId id, URI socket, ReaderChoice choice, EidLimits limits) {
        super(DeviceKind.IDENTITY_READER);
        var rules = new EidRules(choice);
        var trace = new FrameTrace();
        this.supervisor =
                new Supervisor<>(id, () -> EidLink.connect(socket, rules, limits, trace), trace);
    }

    /// @param uri `eid+ws://127.0.0.1:24727`, with `?reader=REINER*` where several readers are
    ///   connected; the program's simulated card only with `?reader=Simulator`
    /// @throws ConfigurationException when the address is wrong or not on this computer: PINs go
    ///   over this connection in clear
    public static AusweisAppReader at(DeviceId id, URI uri) {
        return at(id, uri, EidLimits.STANDARD);
    }

    static AusweisAppReader at(DeviceId id, URI uri, EidLimits limits) {
        var address = DeviceUri.of(uri, "eid", "reader");
        if (!address.transport().equals("ws")) {
            throw address.wrong(
                    "the address must begin with eid+ws://, as in eid+ws://127.0.0.1:24727.");
        }
        if (!isLoopback(address.host())) {
            throw address.wrong("the AusweisApp must run on this computer; use 127.0.0.1.");
        }
        var socket = URI.create("ws://%s:%d/eID-Kernel".formatted(address.host(), address.port()));
        var choice = new ReaderChoice(address.settings().getOrDefault("reader", "*"));
        return new AusweisAppReader(id, socket, choice, limits);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// Which program answers, and which readers it sees, one line each; for technicians.
    public CompletableFuture<String> describe() {
        return supervisor.submit(
                BEGIN_LIMIT,
                link -> {
                    var lines = new StringBuilder(link.program());
                    for (var reader : link.readers()) {
                        lines.append(
                                "\nreader '%s', %s keypad"
                                        .formatted(
                                                reader.name(),
                                                reader.keypad() ? "with" : "without"));
                    }
                    return lines.toString();
                },
                fault -> fault.code().code());
    }

    @Override
    public CompletableFuture<IdentityOutcome> changePin(
            PinInHand pinInHand, Consumer<IdentityPrompt> prompts) {
        return converse(new EidState.Task.ChangePin(pinInHand), prompts);
    }

    @Override
    public CompletableFuture<IdentityOutcome> identify(
            URI tcTokenUrl, Consumer<IdentityPrompt> prompts) {
        return converse(new EidState.Task.Identify(tcTokenUrl), prompts);
    }

    private CompletableFuture<IdentityOutcome> converse(
            EidState.Task task, Consumer<IdentityPrompt> prompts) {
        var outcome = new CompletableFuture<IdentityOutcome>();
        Consumer<Fault> unavailable =
                fault -> outcome.complete(new IdentityOutcome.Unavailable(fault));
        var _ =
                supervisor.submit(
                        BEGIN_LIMIT,
                        link -> {
                            var with = new EidLink.Conversation(prompts, outcome::complete);
                            if (!link.begin(task, with)) {
                                unavailable.accept(Fault.of(FaultCode.BUSY));
                            }
                            return true;
                        },
                        fault -> {
                            unavailable.accept(fault);
                            return false;
                        });
        return outcome;
    }

    @Override
    public void enter(Secret secret) {
        var _ =
                supervisor.submit(
                        BEGIN_LIMIT,
                        link -> {
                            try (secret) {
                                link.follow(new EidEvent.Entered(secret));
                            }
                            return true;
                        },
                        _ -> {
                            secret.close();
                            return false;
                        });
    }

    @Override
    public void agree(Set<String> optional) {
        tell(new EidEvent.Agreed(optional));
    }

    @Override
    public void goOn() {
        tell(new EidEvent.WentOn());
    }

    @Override
    public void abort() {
        tell(new EidEvent.Aborted());
    }

    private void tell(EidEvent event) {
        var _ =
                supervisor.submit(
                        BEGIN_LIMIT,
                        link -> {
                            link.follow(event);
                            return true;
                        },
                        _ -> false);
    }

    @Override
    protected Supervisor<?> supervisor() {
        return supervisor;
    }
}
