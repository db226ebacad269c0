package dev.vethwork.settings;

import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** What is one text in a file of settings, as people type it. */
final class SettingsModule extends SimpleModule {
    SettingsModule() {
        asText(Path.class, Path::toString, text -> text.isEmpty() ? null : Path.of(text));
        asText(TargetKind.class, TargetKind::text, SettingsModule::target);
        asText(RemoteKind.class, RemoteKind::text, text -> (RemoteKind) target(text));
    }

    private static TargetKind target(String text) {
        return TargetKind.parse(text).orElseThrow(() -> new IllegalArgumentException("no such target"));
    }

    private <T> void asText(Class<T> type, Function<T, String> print, Function<String, @Nullable T> parse) {
        addSerializer(type, new StdScalarSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(print.apply(value));
            }
        });
        addDeserializer(type, new StdScalarDeserializer<T>(type) {
            @Override
            public @Nullable T deserialize(JsonParser in, DeserializationContext context) {
                return parse.apply(_parseString(in, context, this));
            }
        });
    }
}
