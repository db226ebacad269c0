package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.LinkKind;
import inet.ipaddr.IPAddress;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a state as Jackson's mapper reads it, field by field. The mapper would write it as well, but takes a JVM that has
 * just started half a second to get to know the types, before a deployment that changes something may begin; what is
 * written is read after a crash only.
 */
final class RecordWriter {
    private final JsonGenerator out;

    private RecordWriter(JsonGenerator out) {
        this.out = out;
    }

    static String print(NetworkState state) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new RecordWriter(generator).state(state);
        }
        return text.toString();
    }

    /** What was there before a lab is written down once for all runs of it, elsewhere. */
    private void state(NetworkState state) {
        out.writeStartObject();
        field("namespaces", state.namespaces());
        field("fresh", state.fresh());
        out.writeEndObject();
    }

    private void field(String name, @Nullable Object value) {
        out.writeName(name);
        value(value);
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Prefix prefix -> out.writeString(prefix.text());
            case Mac mac -> out.writeString(mac.text());
            case IPAddress address -> out.writeString(Addresses.text(address));
            case Boolean flag -> out.writeBoolean(flag);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Enum<?> word -> out.writeString(word.name());
            case Collection<?> several -> {
                out.writeStartArray();
                several.forEach(this::value);
                out.writeEndArray();
            }
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach((name, each) -> field(name.toString(), each));
                out.writeEndObject();
            }
            case Netfilter.Rule rule -> {
                // A rule is its words; what they mean is read from them again.
                out.writeStartObject();
                field("words", rule.words());
                field("owner", rule.owner());
                out.writeEndObject();
            }
            case Record record -> components(record);
            default -> throw new IllegalStateException(value.getClass() + " has no text");
        }
    }

    private void components(Record record) {
        out.writeStartObject();
        if (record instanceof LinkKind || record instanceof PortVlans) {
            field("@type", record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                field(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
        out.writeEndObject();
    }
}
