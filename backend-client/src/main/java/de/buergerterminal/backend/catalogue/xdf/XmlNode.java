package de.buergerterminal.backend.catalogue.xdf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One element of a document; names are local, since `code` has no namespace in XDatenfelder.
///
/// @param text its own characters without blanks around them
/// @param line 1-based
record XmlNode(
        String name,
        Map<String, String> attributes,
        List<XmlNode> children,
        String text,
        int line) {
    Stream<XmlNode> all(String child) {
        return children.stream().filter(it -> it.name().equals(child));
    }

    Optional<XmlNode> first(String child) {
        return all(child).findFirst();
    }

    /// The text at a path of first children; empty if there is none.
    String at(String... path) {
        XmlNode here = this;
        for (String step : path) {
            Optional<XmlNode> next = here.first(step);
            if (next.isEmpty()) return "";
            here = next.get();
        }
        return here.text();
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }
}
