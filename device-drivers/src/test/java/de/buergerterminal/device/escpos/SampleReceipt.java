package de.buergerterminal.device.escpos;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Feed;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import java.util.List;

/// A receipt with everything on it, for an invented person.
final class SampleReceipt {
    static final String REFERENCE = "BT-2026-7K4M-QX91";

    private SampleReceipt() {}

    static PrintDocument of() {
        return new PrintDocument(
                List.of(
                        new Text("Stadt Musterstadt", Alignment.CENTRE, Size.LARGE, true),
                        new Text("Bürgerbüro", Alignment.CENTRE, Size.NORMAL, false),
                        new Rule(),
                        new Pair("Anliegen", "Hundesteuer anmelden"),
                        new Pair("Name", "Jürgen Weiß"),
                        new Pair("Zweiter Halter", "Zoë Šimůnková-Ğüneş"),
                        new Pair("Gebühr", "13,00 €"),
                        PrintDocument.line("شكرا لزيارتكم"),
                        new Rule(),
                        PrintDocument.line(
                                "Bewahren Sie diesen Beleg auf. Mit dem Aktenzeichen können Sie"
                                        + " jederzeit nach dem Stand Ihres Anliegens fragen."),
                        new Feed(1),
                        new Text(REFERENCE, Alignment.CENTRE, Size.LARGE, false),
                        new QrCode("https://musterstadt.example/stand?az=" + REFERENCE)));
    }
}
