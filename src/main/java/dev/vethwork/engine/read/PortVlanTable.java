package dev.vethwork.engine.read;

import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which VLANs ports are in, as {@code bridge -j vlan} and {@code ovs-vsctl list port} tell. */
public final class PortVlanTable {
    private static final String UNTAGGED = "Egress Untagged";

    /** A line of {@code ovs-vsctl --format=csv --columns=name,tag,trunks,vlan_mode list port}. */
    private static final Pattern PORT = Pattern.compile(
            "(?<name>[^,]+),(?<tag>\\[\\]|\\d+),(?<trunks>\"?\\[[0-9, ]*\\]\"?|\\d+),(?<mode>\\[\\]|[a-z-]+)");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private PortVlanTable() {}

    /** By port, those of Linux bridges. What of it no port of ours can be, such as a second VLAN without tags, is left out. */
    public static Map<String, PortVlans> parse(List<JsonNode> objects) {
        Map<String, PortVlans> all = new TreeMap<>();
        for (JsonNode port : objects) {
            if (port.has("vlans")) {
                vlans(port.path("vlans")).ifPresent(vlans -> all.put(port.path("ifname").asString(), vlans));
            }
        }
        return all;
    }

    private static Optional<PortVlans> vlans(JsonNode table) {
        List<VlanRange> tagged = new ArrayList<>();
        Integer untagged = null;
        for (JsonNode row : table) {
            int first = row.path("vlan").asInt();
            List<String> flags = IpJson.words(row.path("flags"));
            if (!flags.contains(UNTAGGED)) {
                tagged.add(new VlanRange(first, row.path("vlanEnd").asInt(first)));
            } else if (flags.contains("PVID")) {
                untagged = first;
            }
        }
        return of(tagged, untagged);
    }

    private static Optional<PortVlans> of(List<VlanRange> tagged, @Nullable Integer untagged) {
        if (!tagged.isEmpty()) {
            return Optional.of(new PortVlans.Trunk(tagged, untagged));
        }
        return untagged == null ? Optional.empty() : Optional.of(new PortVlans.Access(untagged));
    }

    /** By port, those of Open vSwitch, as comma-separated values; without ports that are in every VLAN. */
    static Map<String, PortVlans> ofSwitches(String table) {
        Map<String, PortVlans> all = new TreeMap<>();
        for (String line : table.split("\n")) {
            Matcher port = PORT.matcher(line.strip());
            if (port.matches()) {
                List<VlanRange> trunks = joined(numbers(port.group("trunks")));
                Integer tag = numbers(port.group("tag")).findFirst().orElse(null);
                of(trunks, tag).ifPresent(vlans -> all.put(port.group("name").replace("\"", ""), vlans));
            }
        }
        return all;
    }

    private static Stream<Integer> numbers(String text) {
        return NUMBER.matcher(text).results().map(number -> Integer.valueOf(number.group()));
    }

    /** Neighbouring ids as one range, as they are drawn. */
    private static List<VlanRange> joined(Stream<Integer> ids) {
        List<VlanRange> all = new ArrayList<>();
        ids.filter(id -> id > 0).sorted().forEach(id -> {
            if (!all.isEmpty() && all.getLast().last() == id - 1) {
                all.set(all.size() - 1, new VlanRange(all.getLast().first(), id));
            } else {
                all.add(VlanRange.of(id));
            }
        });
        return all;
    }
}
