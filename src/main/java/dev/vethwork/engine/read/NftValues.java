package dev.vethwork.engine.read;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.nft.NftValue;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what matches of {@code nft -j} compare with. */
final class NftValues {
    private NftValues() {}

    /** Each of a set's, or the one. */
    static List<NftValue> of(JsonNode right) {
        List<NftValue> all = new ArrayList<>();
        if (right.isArray()) {
            right.forEach(each -> all.addAll(of(each)));
        } else if (right.path("set").isArray()) {
            all.addAll(of(right.path("set")));
        } else {
            all.add(one(right));
        }
        return all;
    }

    /** Those of each field that are compared together. */
    static List<List<NftValue>> ofEach(JsonNode key) {
        JsonNode whole = key.path("elem").isObject() ? key.path("elem").path("val") : key;
        JsonNode parts = whole.path("concat");
        if (!parts.isArray()) {
            return List.of(of(whole));
        }
        List<List<NftValue>> all = new ArrayList<>();
        parts.forEach(part -> all.add(of(part)));
        return all;
    }

    private static NftValue one(JsonNode value) {
        JsonNode prefix = value.path("prefix");
        JsonNode range = value.path("range");
        if (prefix.isObject()) {
            return prefix(NftJson.address(prefix.path("addr").asString("")), prefix.path("len").asInt(0));
        }
        if (range.isArray()) {
            return range(one(range.path(0)), one(range.path(1)));
        }
        if (value.path("elem").isObject()) {
            return one(value.path("elem").path("val"));
        }
        if (value.isInt()) {
            return new NftValue.Numbers(value.asInt(), value.asInt());
        }
        if (value.isBoolean()) {
            return new NftValue.Word(value.asBoolean() ? "exists" : "missing");
        }
        if (!value.isString()) {
            return new NftValue.Unknown();
        }
        IPAddress address = NftJson.address(value.asString());
        return address == null ? new NftValue.Word(value.asString()) : new NftValue.Addresses(address, address);
    }

    private static NftValue prefix(@Nullable IPAddress address, int length) {
        if (address == null) {
            return new NftValue.Unknown();
        }
        Prefix network = new Prefix(address, length).network();
        return new NftValue.Addresses(
                network.address(), network.address().toMaxHost(length).withoutPrefixLength());
    }

    private static NftValue range(NftValue first, NftValue last) {
        if (first instanceof NftValue.Numbers a && last instanceof NftValue.Numbers b) {
            return new NftValue.Numbers(a.first(), b.last());
        }
        return first instanceof NftValue.Addresses a && last instanceof NftValue.Addresses b
                ? new NftValue.Addresses(a.first(), b.last())
                : new NftValue.Unknown();
    }
}
