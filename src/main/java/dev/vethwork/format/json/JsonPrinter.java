package dev.vethwork.format.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * Prints JSON for people and for line diffs: what fits on a line stands on one, and each element of the two outer levels
 * has a line to itself.
 */
public final class JsonPrinter {
    /** Characters on a line of a file. */
    static final int WIDTH = 120;

    private static final int ALWAYS_OPEN = 2;
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final int width;

    private JsonPrinter(int width) {
        this.width = width;
    }

    public static String print(JsonNode node) {
        return print(node, WIDTH);
    }

    public static String print(JsonNode node, int width) {
        JsonPrinter printer = new JsonPrinter(width);
        printer.value(node, 0, 0);
        return printer.out.append('\n').toString();
    }

    /** @param taken characters on the line before the value */
    private void value(JsonNode node, int depth, int taken) {
        if (!node.isContainer() || node.isEmpty()) {
            out.append(flat(node));
            return;
        }
        String line = depth < ALWAYS_OPEN ? "" : flat(node);
        // One more for the comma that may follow.
        if (!line.isEmpty() && taken + line.length() + 1 <= width) {
            out.append(line);
        } else {
            open(node, depth);
        }
    }

    private void open(JsonNode node, int depth) {
        String indent = INDENT.repeat(depth + 1);
        out.append(node.isObject() ? "{" : "[");
        Iterator<Part> parts = parts(node).iterator();
        while (parts.hasNext()) {
            Part part = parts.next();
            out.append('\n').append(indent).append(part.label);
            value(part.value, depth + 1, indent.length() + part.label.length());
            if (parts.hasNext()) {
                out.append(',');
            }
        }
        out.append('\n').append(INDENT.repeat(depth)).append(node.isObject() ? '}' : ']');
    }

    private static String flat(JsonNode node) {
        if (!node.isContainer()) {
            return scalar(node);
        }
        String inside = parts(node).stream().map(p -> p.label + flat(p.value)).collect(Collectors.joining(", "));
        if (node.isObject()) {
            return inside.isEmpty() ? "{}" : "{ " + inside + " }";
        }
        return inside.isEmpty() ? "[]" : "[ " + inside + " ]";
    }

    private record Part(String label, JsonNode value) {}

    private static List<Part> parts(JsonNode node) {
        return node.isObject()
                ? node.properties().stream().map(JsonPrinter::part).toList()
                : node.valueStream().map(v -> new Part("", v)).toList();
    }

    private static Part part(Map.Entry<String, JsonNode> field) {
        return new Part(quoted(field.getKey()) + ": ", field.getValue());
    }

    private static String scalar(JsonNode node) {
        if (node.isString()) {
            return quoted(node.stringValue());
        }
        if (node.isNumber() && !node.isIntegralNumber()) {
            return number(node.doubleValue());
        }
        // toString would set up a whole ObjectMapper for it.
        return node.isNumber() || node.isBoolean() ? node.asString() : node.toString();
    }

    /** Whole numbers without a fraction; but minus nought has to keep it, or else it reads back as nought. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 && Double.compare(value, -0.0) != 0;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        // Half a surrogate pair has no UTF-8.
        new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)).codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                quoted.append(String.format("\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
