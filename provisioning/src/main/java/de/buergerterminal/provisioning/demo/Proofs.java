package de.buergerterminal.provisioning.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.buergerterminal.backend.office.ReceivedCase;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.PrintedReceipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;

/// What the demo leaves behind besides pictures of screens, and whether it adds up: every booked
/// payment belongs to exactly one case that arrived.
final class Proofs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Proofs() {}

    /// @return whether money, cases and receipts agree
    static boolean collect(TownHallInABox townHall, Path folder, PrintWriter say)
            throws IOException {
        List<ReceivedCase> cases =
                townHall.office.cases().stream()
                        .sorted(Comparator.comparing(ReceivedCase::receivedAt))
                        .toList();
        writeReceipt(townHall, folder);
        writeSubmissions(cases, folder);
        writeEvents(townHall, cases, folder);
        return addsUp(townHall, cases, say);
    }

    private static void writeReceipt(TownHallInABox townHall, Path folder) throws IOException {
        PrintedReceipt first = townHall.printer.receipts().getFirst();
        ImageIO.write(first.picture(), "png", folder.resolve("receipt.png").toFile());
    }

    private static void writeSubmissions(List<ReceivedCase> cases, Path folder) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (ReceivedCase each : cases) {
            all.addObject()
                    .put("reference", each.reference())
                    .put("service", each.serviceIdentifier())
                    .put("state", each.state().name())
                    .put("receivedAt", each.receivedAt().toString())
                    .put("paidCents", each.paidCents())
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                            "metadata", JSON.readTree(each.metadata()))
                    .set("data", JSON.readTree(each.data()));
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("submission.json").toFile(), all);
    }

    private static void writeEvents(TownHallInABox townHall, List<ReceivedCase> cases, Path folder)
            throws IOException {
        var lines = new StringBuilder();
        for (ReceivedCase each : cases) {
            lines.append(each.reference()).append('\n');
            for (String event : townHall.office.verifiedEvents(each.caseId())) {
                lines.append("  ").append(event).append('\n');
            }
        }
        Files.writeString(folder.resolve("events.txt"), lines);
    }

    private static boolean addsUp(
            TownHallInABox townHall, List<ReceivedCase> cases, PrintWriter say) {
        long booked =
                townHall.terminal.payments().stream()
                        .filter(it -> it.state() == CardPayment.State.BOOKED)
                        .mapToLong(CardPayment::amountCents)
                        .sum();
        long paid = cases.stream().mapToLong(ReceivedCase::paidCents).sum();
        say.printf(
                "The office received %d requests; paid %.2f EUR, booked at the terminal %.2f EUR.%n",
                cases.size(), paid / 100.0, booked / 100.0);
        boolean agree = booked == paid && !cases.isEmpty();
        if (!agree) say.println("Money and requests do not agree: look at submission.json.");
        return agree;
    }
}
