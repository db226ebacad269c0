package dev.vethwork.engine.read;

import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.TcpFlag;
import dev.vethwork.state.nft.NftField;
import dev.vethwork.state.nft.NftStatement;
import dev.vethwork.state.nft.NftValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what rules of {@code nft -j} ask of the flags of TCP: all of them, some of them, or whether any of some is set. */
final class NftTcpFlags {
    private NftTcpFlags() {}

    /** Null where it is about something else, or about a flag that is not known here. */
    static NftStatement.@Nullable Match match(JsonNode left, String operator, JsonNode right) {
        JsonNode bits = left.path("&");
        if (!isFlags(bits.isArray() ? bits.path(0) : left)) {
            return null;
        }
        boolean any = operator.equals("in") || operator.equals("!");
        Optional<List<NftValue>> values = any ? any(right) : exact(bits.isArray() ? bits.path(1) : null, right);
        return values.map(v -> new NftStatement.Match(NftField.TCP_FLAGS, operator.startsWith("!"), v)).orElse(null);
    }

    private static boolean isFlags(JsonNode node) {
        JsonNode payload = node.path("payload");
        return payload.path("protocol").asString("").equals("tcp") && payload.path("field").asString("").equals("flags");
    }

    /** One of them is enough. */
    private static Optional<List<NftValue>> any(JsonNode right) {
        return flags(right).map(all -> all.stream()
                .<NftValue>map(flag -> new NftValue.Flags(new Match.Flags(Set.of(flag), Set.of(flag))))
                .toList());
    }

    private static Optional<List<NftValue>> exact(@Nullable JsonNode mask, JsonNode right) {
        Optional<Set<TcpFlag>> looked = mask == null ? Optional.of(EnumSet.allOf(TcpFlag.class)) : flags(mask);
        List<NftValue> values = new ArrayList<>();
        JsonNode set = right.path("set");
        for (JsonNode one : set.isArray() ? set : List.of(right)) {
            Optional<Set<TcpFlag>> having = flags(one);
            if (looked.isEmpty() || having.isEmpty()) {
                return Optional.empty();
            }
            values.add(new NftValue.Flags(new Match.Flags(looked.get(), having.get())));
        }
        return Optional.of(values);
    }

    /** Joined by a bar or a comma. */
    private static Optional<Set<TcpFlag>> flags(JsonNode node) {
        JsonNode joined = node.isArray() ? node : node.path("|");
        Set<TcpFlag> all = EnumSet.noneOf(TcpFlag.class);
        if (!joined.isArray()) {
            return node.isInt() && node.asInt() == 0 ? Optional.of(all) : flag(node.asString("")).map(Set::of);
        }
        for (JsonNode one : joined) {
            Optional<Set<TcpFlag>> more = flags(one);
            if (more.isEmpty()) {
                return more;
            }
            all.addAll(more.get());
        }
        return Optional.of(all);
    }

    private static Optional<TcpFlag> flag(String name) {
        return Arrays.stream(TcpFlag.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
