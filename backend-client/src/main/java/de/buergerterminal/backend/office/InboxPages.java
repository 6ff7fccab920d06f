package de.buergerterminal.backend.office;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The templates beside this class, with every value escaped for HTML.
final class InboxPages {
    private final PebbleEngine engine;
    private final String office;

    InboxPages(String office) {
        this.office = office;
        ClasspathLoader loader = new ClasspathLoader(InboxPages.class.getClassLoader());
        loader.setPrefix("de/buergerterminal/backend/office");
        loader.setSuffix(".peb");
        this.engine =
                new PebbleEngine.Builder()
                        .loader(loader)
                        .autoEscaping(true)
                        .strictVariables(true)
                        .defaultLocale(Locale.GERMANY)
                        .build();
    }

    String page(String name, Map<String, Object> view) {
        Map<String, Object> all = new HashMap<>(view);
        all.put("office", office);
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate(name).evaluate(html, all);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return html.toString();
    }

    String message(String heading, String text) {
        return page("message", Map.of("heading", heading, "text", text));
    }
}
