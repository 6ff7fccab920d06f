package de.buergerterminal.provisioning.demo;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Renders the dock.
final class DockPage {
    private final Map<String, List<Verb>> groups;
    private final PebbleTemplate template;

    DockPage(List<Verb> verbs) {
        groups =
                verbs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Verb::group, LinkedHashMap::new, Collectors.toList()));
        var loader = new ClasspathLoader(DockPage.class.getClassLoader());
        loader.setPrefix("de/buergerterminal/provisioning/demo");
        template = new PebbleEngine.Builder().loader(loader).build().getTemplate("dock.html");
    }

    String html(String said, boolean receiptThere) {
        var page = new StringWriter();
        try {
            template.evaluate(
                    page, Map.of("groups", groups, "said", said, "receiptThere", receiptThere));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string takes every page", impossible);
        }
        return page.toString();
    }
}
