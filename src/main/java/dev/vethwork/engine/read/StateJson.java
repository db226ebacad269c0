package dev.vethwork.engine.read;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.netfilter.RuleMeaning;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A state as text that gives the same state again: what a lab had before a run, in case the run is broken off. */
public final class StateJson {
    private static final NetworkState BARE = NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT));

    /** What a first deployment and a teardown go back to. It has words of its own, as most runs write one of them. */
    private static final Map<String, NetworkState> SHORT = Map.of("nothing", NetworkState.EMPTY, "bare", BARE);

    /** Says of which kind something is, by the name of its class. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface Named {}

    /** A rule is its words; what they mean is read from them again. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private abstract static class Worded {
        @JsonCreator
        Worded(@JsonProperty("words") List<String> words, @JsonProperty("owner") @Nullable String owner) {}

        @JsonIgnore
        abstract RuleMeaning meaning();
    }

    /** What was there before a lab is written down once for all runs of it. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private abstract static class Ungiven {
        @JsonCreator
        Ungiven(
                @JsonProperty("namespaces") SortedMap<String, NamespaceState> namespaces,
                @JsonProperty("fresh") SortedMap<String, String> fresh) {}

        @JsonIgnore
        abstract SortedMap<String, NamespaceState> given();
    }

    /** What reads a state; set up when it is needed first, which takes a JVM that has just started half a second. */
    private static final class Whole {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .addModule(fromText(Prefix.class, Prefix::parse))
                .addModule(fromText(Mac.class, Mac::new))
                // Journals of older programs have it as iptables does.
                .addModule(fromText(RuleTable.class, word -> RuleTable.of(word.toLowerCase(Locale.ROOT)).orElseThrow()))
                .addModule(fromText(IPAddress.class, Addresses::parse))
                .addMixIn(NetworkState.class, Ungiven.class)
                .addMixIn(LinkKind.class, Named.class)
                .addMixIn(PortVlans.class, Named.class)
                .addMixIn(Netfilter.Rule.class, Worded.class)
                .build();
    }

    private StateJson() {}

    public static String print(NetworkState state) {
        return SHORT.entrySet().stream()
                .filter(known -> known.getValue().equals(state))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> RecordWriter.print(state));
    }

    /** @return empty where it is not what {@link #print} made */
    public static Optional<NetworkState> parse(String text) {
        NetworkState known = SHORT.get(text.strip());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.ofNullable(Whole.MAPPER.readValue(text, NetworkState.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static <T> SimpleModule fromText(Class<T> type, Function<String, T> parse) {
        return new SimpleModule(type.getSimpleName()).addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return parse.apply(in.getString());
            }
        });
    }
}
