package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import inet.ipaddr.IPAddress;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A state as text that gives the same state again: what a lab had before a run, in case the run is broken off. */
public final class StateJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(asText(Prefix.class, Prefix::text, Prefix::parse))
            .addModule(asText(Mac.class, Mac::text, Mac::new))
            .addModule(asText(IPAddress.class, Addresses::text, Addresses::parse))
            .build();

    private StateJson() {}

    public static String print(NetworkState state) {
        return MAPPER.writeValueAsString(state);
    }

    /** @return empty where it is not what {@link #print} made */
    public static Optional<NetworkState> parse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, NetworkState.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static <T> SimpleModule asText(Class<T> type, Function<T, String> print, Function<String, T> parse) {
        return new SimpleModule(type.getSimpleName())
                .addSerializer(type, new ValueSerializer<T>() {
                    @Override
                    public void serialize(T value, JsonGenerator out, SerializationContext context) {
                        out.writeString(print.apply(value));
                    }
                })
                .addDeserializer(type, new ValueDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        return parse.apply(in.getString());
                    }
                });
    }
}
