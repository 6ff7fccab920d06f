package de.buergerterminal.backend.catalogue.xdf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.xdf.XdfReport.Weight;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Imports one form of XDatenfelder 3.
///
/// @param service its folder in the catalogue
/// @param files text by name relative to the catalogue, German texts only
/// @param report what a person must decide
public record XdfImport(ServiceId service, Map<String, String> files, XdfReport report) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NAMESPACE = "urn:xoev-de:fim:standard:xdatenfelder_3";

    public XdfImport {
        files = Map.copyOf(files);
    }

    /// @param xml the file's bytes, at most 8 MiB
    /// @param wanted the service's id; the form's own FIM id in small letters if empty
    /// @throws BrokenXdfException no such form; names the line
    public static XdfImport of(byte[] xml, Optional<ServiceId> wanted) throws BrokenXdfException {
        XmlTree.Root root = XmlTree.parse(xml);
        if (!root.namespace().startsWith(NAMESPACE)) {
            throw new BrokenXdfException(
                    root.node().line(),
                    "this is no XDatenfelder 3 (namespace "
                            + XdfForm.shortened(root.namespace())
                            + "); export the form in version 3.");
        }
        XmlNode form =
                root.node().children().stream()
                        .filter(it ->
                                it.name().equals("stammdatenschema")
                                        || it.name().equals("datenfeldgruppe"))
                        .findFirst()
                        .orElseThrow(() ->
                                new BrokenXdfException(
                                        root.node().line(),
                                        "holds neither stammdatenschema nor datenfeldgruppe;"
                                                + " export the whole form."));
        return of(form, wanted);
    }

    private static XdfImport of(XmlNode form, Optional<ServiceId> wanted)
            throws BrokenXdfException {
        String fimId = form.at("identifikation", "id");
        String version = form.at("identifikation", "version");
        if (!fimId.matches("[A-Za-z]\\d{1,14}")) {
            throw new BrokenXdfException(
                    form.line(), "has no FIM id such as S05000001294 in identifikation/id.");
        }
        ServiceId service = wanted.orElseGet(() -> new ServiceId(fimId.toLowerCase(Locale.ROOT)));
        var report = new XdfReport();
        var mapping = new XdfForm(report);
        ObjectNode schema = mapping.map(form);
        if (mapping.pages().isEmpty()) {
            throw new BrokenXdfException(form.line(), "holds no question that a form can ask.");
        }
        String release = version.matches("\\d{1,4}(\\.\\d{1,4}){2}") ? version : "1.0.0";
        schema.put(
                "$id",
                "https://buergerterminal.de/schema/%s/%s/schema.json".formatted(service, release));
        schema.put("$comment", "Imported from FIM " + fimId + " " + XdfForm.shortened(version));
        ObjectNode layout = NODES.objectNode();
        layout.set("pages", mapping.pages());
        Map<String, String> files = new LinkedHashMap<>();
        String folder = service + "/";
        files.put(folder + "service.json", pretty(facts(release)));
        files.put(folder + "schema.json", pretty(schema));
        files.put(folder + "layout.json", pretty(layout));
        files.put(folder + "texts_de.json", pretty(texts(form, mapping, report)));
        settle(report, fimId);
        files.put(
                folder + "import-report.md",
                report.markdown(XdfForm.label(form) + " (" + fimId + " " + version + ")"));
        return new XdfImport(service, files, report);
    }

    private static ObjectNode facts(String release) {
        ObjectNode facts = NODES.objectNode().put("version", release);
        facts.put("feeCents", 0).put("minutes", 10).putArray("needs").add("OFFICE_KEY");
        return facts;
    }

    private static ObjectNode texts(XmlNode form, XdfForm mapping, XdfReport report) {
        ObjectNode texts = NODES.objectNode();
        ObjectNode service = texts.putObject("service").put("name", XdfForm.label(form));
        String summary = XdfForm.shortened(form.at("beschreibung"));
        String law = XdfForm.basis(form).orElse("");
        service.put("summary", summary.isEmpty() ? XdfForm.OPEN : summary);
        service.put("legalBasis", law.isEmpty() ? XdfForm.OPEN : law);
        service.put("feeBasis", XdfForm.OPEN).put("afterwards", XdfForm.OPEN);
        if (law.isEmpty()) {
            report.add(
                    Weight.TO_FILL_IN,
                    form,
                    "legalBasis",
                    "The form names no legal basis; no catalogue takes it without one.",
                    "Write it into service/legalBasis of texts_de.json.");
        }
        texts.set("pages", mapping.pageTexts());
        texts.set("fields", mapping.fieldTexts());
        return texts;
    }

    private static void settle(XdfReport report, String fimId) {
        report.add(
                Weight.TO_FILL_IN,
                fimId,
                "Fee, its basis, duration, needs and identification are not part of FIM's form.",
                "Fill in service.json, and feeBasis and afterwards in texts_de.json.");
        report.add(
                Weight.TO_CHECK,
                fimId,
                "The schema's $id is one of our own.",
                "Write the URI that the destination announces into schema.json.");
        report.add(
                Weight.TO_CHECK,
                fimId,
                "No LeiKa key was taken over.",
                "Add leikaKey to service.json, from the public index only.");
    }

    private static String pretty(ObjectNode json) {
        return json.toPrettyString() + "\n";
    }
}
