package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The VLANs of a port in one field: {@code 10} for access, {@code trunk 10, 20-30 native 1} for several. */
final class PortVlanText {
    private static final Pattern TRUNK =
            Pattern.compile("(?:trunk\\s+)?(?<ids>[0-9][0-9,\\s-]*?)(?:\\s+native\\s+(?<native>[0-9]+))?");

    private PortVlanText() {}

    static String show(@Nullable PortVlans vlans) {
        return switch (vlans) {
            case null -> "";
            case PortVlans.None _ -> "";
            case PortVlans.Access access -> String.valueOf(access.id());
            case PortVlans.Trunk trunk ->
                "trunk " + trunk.ids().stream().map(VlanRange::text).collect(Collectors.joining(", "))
                        + (trunk.nativeId() == null ? "" : " native " + trunk.nativeId());
        };
    }

    /** @throws BadValue for what is neither */
    static @Nullable PortVlans read(String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return null;
        }
        Matcher trunk = TRUNK.matcher(typed);
        if (!trunk.matches()) {
            throw BadValue.of("vlan", typed);
        }
        List<VlanRange> ids =
                Stream.of(trunk.group("ids").strip().split("[,\\s]+")).map(VlanRange::parse).toList();
        String untagged = trunk.group("native");
        boolean one = ids.size() == 1 && ids.getFirst().spansOne() && untagged == null && !typed.startsWith("trunk");
        return one
                ? new PortVlans.Access(ids.getFirst().first())
                : new PortVlans.Trunk(ids, untagged == null ? null : VlanRange.parse(untagged).first());
    }
}
