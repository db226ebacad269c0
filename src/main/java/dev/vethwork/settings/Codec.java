package dev.vethwork.settings;

import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as JSON. A missing field has its default and an unknown one is passed over, as older and newer versions write
 * them; a field of a wrong type is an error.
 */
final class Codec {
    /** @throws IllegalArgumentException if the text is not what print makes */
    interface Of<T> {
        T parse(String text);

        String print(T value);
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static final Of<Preferences> PREFERENCES = new Of<>() {
        @Override
        public Preferences parse(String text) {
            Fields f = new Fields(read(text));
            Preferences d = Preferences.DEFAULT;
            return new Preferences(
                    Theme.valueOf(f.text("theme", d.theme().name()).toUpperCase(Locale.ROOT)),
                    f.text("language", d.language()),
                    (int) f.number("textPercent", d.textPercent()),
                    new GridChoice(
                            f.flag("grid", d.grid().shown()),
                            (int) f.number("gridSize", d.grid().size()),
                            f.flag("snap", d.grid().snap())),
                    TargetKind.parse(f.text("target", d.target().text()))
                            .orElseThrow(() -> new IllegalArgumentException("no such target")),
                    (int) f.number("refreshSeconds", d.refreshSeconds()),
                    new Confirmations(
                            f.flag("confirmDeploy", d.confirm().deploy()),
                            f.flag("confirmTeardown", d.confirm().teardown())),
                    Wheel.valueOf(f.text("wheel", d.wheel().name()).toUpperCase(Locale.ROOT)),
                    f.flag("minimap", d.minimap()));
        }

        @Override
        public String print(Preferences p) {
            return show(JsonNodeFactory.instance.objectNode()
                    .put("theme", p.theme().name().toLowerCase(Locale.ROOT))
                    .put("language", p.language())
                    .put("textPercent", p.textPercent())
                    .put("grid", p.grid().shown())
                    .put("gridSize", p.grid().size())
                    .put("snap", p.grid().snap())
                    .put("target", p.target().text())
                    .put("refreshSeconds", p.refreshSeconds())
                    .put("confirmDeploy", p.confirm().deploy())
                    .put("confirmTeardown", p.confirm().teardown())
                    .put("wheel", p.wheel().name().toLowerCase(Locale.ROOT))
                    .put("minimap", p.minimap()));
        }
    };

    static final Of<WindowState> WINDOW = new Of<>() {
        @Override
        public WindowState parse(String text) {
            Fields f = new Fields(read(text));
            Map<String, Double> dividers = new TreeMap<>();
            f.child("dividers").properties().forEach(e -> dividers.put(e.getKey(), Fields.number(e.getValue())));
            List<Path> recent = new ArrayList<>();
            f.child("recent").values().forEach(v -> recent.add(Path.of(Fields.text(v))));
            List<RemoteKind> machines = new ArrayList<>();
            f.child("machines").values().forEach(v -> {
                if (TargetKind.parse(Fields.text(v)).orElse(TargetKind.SANDBOX) instanceof RemoteKind far) {
                    machines.add(far);
                }
            });
            return new WindowState(
                    f.number("x", 0),
                    f.number("y", 0),
                    f.number("width", 0),
                    f.number("height", 0),
                    f.flag("maximized", false),
                    dividers,
                    recent,
                    machines);
        }

        @Override
        public String print(WindowState w) {
            ObjectNode node = JsonNodeFactory.instance.objectNode()
                    .put("x", w.x())
                    .put("y", w.y())
                    .put("width", w.width())
                    .put("height", w.height())
                    .put("maximized", w.maximized());
            ObjectNode dividers = node.putObject("dividers");
            w.dividers().forEach(dividers::put);
            var recent = node.putArray("recent");
            w.recent().forEach(p -> recent.add(p.toString()));
            var machines = node.putArray("machines");
            w.machines().forEach(machine -> machines.add(machine.text()));
            return show(node);
        }
    };

    static final Of<Recoverable> RECOVERABLE = new Of<>() {
        @Override
        public Recoverable parse(String text) {
            Fields f = new Fields(read(text));
            String file = f.text("file", "");
            return new Recoverable(
                    f.text("id", ""),
                    f.text("name", ""),
                    file.isEmpty() ? null : Path.of(file),
                    f.text("document", ""),
                    Instant.ofEpochMilli((long) f.number("time", 0)),
                    f.text("drawing", ""),
                    (long) f.number("process", 0),
                    (long) f.number("processStart", 0));
        }

        @Override
        public String print(Recoverable r) {
            @Nullable Path file = r.file();
            return show(JsonNodeFactory.instance.objectNode()
                    .put("id", r.id())
                    .put("name", r.name())
                    .put("file", file == null ? "" : file.toString())
                    .put("document", r.document())
                    .put("time", r.time().toEpochMilli())
                    .put("process", r.process())
                    .put("processStart", r.processStart())
                    .put("drawing", r.drawing()));
        }
    };

    private Codec() {}

    private static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String show(ObjectNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    /** The fields of an object, with defaults. */
    private record Fields(JsonNode node) {
        String text(String name, String otherwise) {
            return node.has(name) ? text(node.get(name)) : otherwise;
        }

        boolean flag(String name, boolean otherwise) {
            if (!node.has(name)) {
                return otherwise;
            }
            if (!node.get(name).isBoolean()) {
                throw new IllegalArgumentException("\"" + name + "\" is neither true nor false");
            }
            return node.get(name).booleanValue();
        }

        double number(String name, double otherwise) {
            return node.has(name) ? number(node.get(name)) : otherwise;
        }

        JsonNode child(String name) {
            return node.has(name) ? node.get(name) : JsonNodeFactory.instance.objectNode();
        }

        static String text(JsonNode value) {
            if (!value.isString()) {
                throw new IllegalArgumentException("a text is missing");
            }
            return value.stringValue();
        }

        static double number(JsonNode value) {
            if (!value.isNumber()) {
                throw new IllegalArgumentException("a number is missing");
            }
            return value.doubleValue();
        }
    }
}
