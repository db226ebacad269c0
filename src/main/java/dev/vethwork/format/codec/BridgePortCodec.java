package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortHabit;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What the end of a cable is set to as a port of a bridge. */
final class BridgePortCodec {
    private static final Reader<Integer> ID = Readers.whole(1, 4094);

    private static final Reader<PortHabit> HABIT = Readers.word(PortHabit.class);

    private BridgePortCodec() {}

    static BridgePort read(Fields fields) {
        return new BridgePort(
                fields.flag("hairpin", false),
                fields.flag("isolated", false),
                Set.copyOf(fields.list("without", HABIT)),
                fields.optional("vlan", BridgePortCodec::vlans));
    }

    private static PortVlans vlans(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "access", "trunk", "native");
        Integer access = fields.optional("access", ID);
        List<VlanRange> trunk = fields.list("trunk", BridgePortCodec::range);
        Integer untagged = fields.optional("native", ID);
        if (access == null) {
            return new PortVlans.Trunk(trunk, untagged);
        }
        if (!trunk.isEmpty() || untagged != null) {
            throw BadValue.of("vlan.both");
        }
        return new PortVlans.Access(access);
    }

    private static VlanRange range(Located value, Problems problems) {
        return value instanceof Located.Text text ? VlanRange.parse(text.value()) : VlanRange.of(ID.read(value, problems));
    }

    static void write(BridgePort port, JsonBuilder end) {
        end.flag("hairpin", port.hairpin(), false)
                .flag("isolated", port.isolated(), false)
                .list("without", port.without().stream().sorted().toList(), BridgePortCodec::habit)
                .object("vlan", vlans(port.vlans()));
    }

    private static ObjectNode vlans(@Nullable PortVlans vlans) {
        // Apart, as the first switch over types takes a JVM that has just started several milliseconds.
        if (vlans == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        return switch (vlans) {
            case PortVlans.None _ -> JsonNodeFactory.instance.objectNode();
            case PortVlans.Access access -> new JsonBuilder().whole("access", access.id()).build();
            case PortVlans.Trunk trunk ->
                new JsonBuilder()
                        .list("trunk", trunk.ids(), BridgePortCodec::range)
                        .whole("native", trunk.nativeId())
                        .build();
        };
    }

    private static JsonNode habit(PortHabit habit) {
        return StringNode.valueOf(Readers.word(habit));
    }

    private static JsonNode range(VlanRange range) {
        return range.spansOne() ? IntNode.valueOf(range.first()) : StringNode.valueOf(range.text());
    }
}
