package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML file, without its namespace. Entities and document types are refused: they can grow without end. */
record Xml(String name, Map<String, String> attributes, List<Xml> children, StringBuilder content, int line) {
    private static final int DEEPEST = 60;
    private static final int MOST = 200_000;

    static Xml read(String text) throws ImportException {
        if (text.contains("<!ENTITY")) {
            throw ImportException.of("unreadable", "XML", "<!ENTITY");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            return read(factory.createXMLStreamReader(new StringReader(text.strip())));
        } catch (XMLStreamException e) {
            throw ImportException.of("unreadable", "XML", String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static Xml read(XMLStreamReader in) throws XMLStreamException, ImportException {
        Xml root = new Xml("", Map.of(), new ArrayList<>(), new StringBuilder(), 0);
        Deque<Xml> open = new ArrayDeque<>(List.of(root));
        int count = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Map<String, String> attributes = new LinkedHashMap<>();
                    for (int i = 0; i < in.getAttributeCount(); i++) {
                        attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
                    }
                    Xml element = new Xml(
                            in.getLocalName(),
                            attributes,
                            new ArrayList<>(),
                            new StringBuilder(),
                            in.getLocation().getLineNumber());
                    open.element().children().add(element);
                    open.push(element);
                    if (open.size() > DEEPEST || ++count > MOST) {
                        throw ImportException.of("large");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> open.element().content().append(in.getText());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw ImportException.of("unreadable", "XML", "<!DOCTYPE");
                default -> {
                    // Comments and instructions to other programs.
                }
            }
        }
        return root.children().isEmpty() ? root : root.children().getFirst();
    }

    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<Xml> all(String element) {
        return children.stream().filter(c -> c.name().equals(element)).toList();
    }

    /** The first of this name; an empty one where there is none. */
    Xml first(String element) {
        return children.stream()
                .filter(c -> c.name().equals(element))
                .findFirst()
                .orElseGet(() -> new Xml(element, Map.of(), List.of(), new StringBuilder(), 0));
    }

    String text() {
        return content.toString().strip();
    }
}
