package dev.vethwork.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as JSON. A missing field has its default and an unknown one is passed over, as older and newer versions write
 * them; a field of a wrong type is an error.
 */
final class RecordCodec<T> implements Codec<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SettingsModule())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS, DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultNullHandling(_ -> JsonSetter.Value.forValueNulls(Nulls.FAIL))
            .changeDefaultPropertyInclusion(_ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static final Codec<Preferences> PREFERENCES = new RecordCodec<>(Preferences.class, Preferences.DEFAULT);
    static final Codec<WindowState> WINDOW = new RecordCodec<>(WindowState.class, WindowState.FIRST);
    static final Codec<Recoverable> RECOVERABLE = new RecordCodec<>(Recoverable.class, Recoverable.UNKNOWN);

    private final Class<T> type;
    private final T otherwise;

    private RecordCodec(Class<T> type, T otherwise) {
        this.type = type;
        this.otherwise = otherwise;
    }

    @Override
    public T parse(String text) {
        try {
            JsonNode given = MAPPER.readTree(text);
            if (!(given instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("not a JSON object");
            }
            ObjectNode all = MAPPER.valueToTree(otherwise);
            return MAPPER.treeToValue(all.setAll(fields), type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    @Override
    public String print(T value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }
}
