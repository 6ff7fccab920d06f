package de.buergerterminal.backend.catalogue.xdf;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads foreign XML: no document type, no entities of its own, nothing fetched; at most 8 MiB, 64
/// levels, 200,000 elements and 20,000 characters a text.
final class XmlTree {
    static final int LARGEST_BYTES = 8 << 20;
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 200_000;
    private static final int MOST_ATTRIBUTES = 32;
    private static final int LONGEST_TEXT = 20_000;

    private final XMLStreamReader in;
    private int elements;

    private XmlTree(XMLStreamReader in) {
        this.in = in;
    }

    /// The root element and its namespace.
    record Root(String namespace, XmlNode node) {}

    static Root parse(byte[] xml) throws BrokenXdfException {
        if (xml.length > LARGEST_BYTES) {
            throw new BrokenXdfException(0, "the file is larger than 8 MiB; is it a form?");
        }
        String text = decoded(xml);
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new StringReader(text));
            try {
                var tree = new XmlTree(in);
                while (in.next() != XMLStreamConstants.START_ELEMENT) tree.refuseType();
                String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
                Root root = new Root(namespace, tree.element(1));
                while (in.hasNext()) {
                    in.next();
                    tree.refuseType();
                }
                return root;
            } finally {
                in.close();
            }
        } catch (XMLStreamException broken) {
            var at = broken.getLocation();
            throw new BrokenXdfException(
                    at == null ? 0 : Math.max(0, at.getLineNumber()),
                    "no well-formed XML here; export the form again from its source.");
        } catch (RuntimeException _) {
            // The platform's reader trips over some documents that end within their type.
            throw new BrokenXdfException(
                    0, "no well-formed XML; export the form again from its source.");
        }
    }

    private static String decoded(byte[] xml) throws BrokenXdfException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new BrokenXdfException(0, "the file is not UTF-8; export the form as UTF-8.");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private BrokenXdfException bad(String what) {
        return new BrokenXdfException(Math.max(0, in.getLocation().getLineNumber()), what);
    }

    private void refuseType() throws BrokenXdfException {
        if (in.getEventType() == XMLStreamConstants.DTD) {
            throw bad("a document type is not allowed; remove the DOCTYPE.");
        }
    }

    private XmlNode element(int depth) throws XMLStreamException, BrokenXdfException {
        if (depth > DEEPEST) throw bad("nested deeper than 64 levels; is it a form?");
        if (++elements > MOST_ELEMENTS) throw bad("more than 200,000 elements; is it a form?");
        String name = in.getLocalName();
        int line = in.getLocation().getLineNumber();
        Map<String, String> attributes = attributes();
        List<XmlNode> children = new ArrayList<>();
        var text = new StringBuilder();
        while (true) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return new XmlNode(
                            name,
                            Map.copyOf(attributes),
                            List.copyOf(children),
                            text.toString().strip(),
                            line);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text.append(in.getText());
                    if (text.length() > LONGEST_TEXT) {
                        throw bad("a text of more than 20,000 characters; shorten it.");
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw bad("an entity of its own is not allowed; write the text itself.");
                default -> refuseType();
            }
        }
    }

    private Map<String, String> attributes() throws BrokenXdfException {
        if (in.getAttributeCount() > MOST_ATTRIBUTES) throw bad("too many attributes.");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String value = in.getAttributeValue(i);
            if (value.length() > LONGEST_TEXT) throw bad("an attribute is too long; shorten it.");
            attributes.put(in.getAttributeLocalName(i), value);
        }
        return attributes;
    }
}
