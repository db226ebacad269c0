package dev.vethwork.drift;

import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.AddBridge;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.AddPortVlan;
import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.DeleteAddress;
import dev.vethwork.plan.operation.DeletePortVlan;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.RouteOperation;
import dev.vethwork.plan.operation.RoutingRuleOperation;
import dev.vethwork.plan.operation.SetArp;
import dev.vethwork.plan.operation.SetMac;
import dev.vethwork.plan.operation.SetMtu;
import dev.vethwork.plan.operation.SetPortFlag;
import dev.vethwork.plan.operation.SetStp;
import dev.vethwork.plan.operation.SetSwitchVlans;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.plan.operation.SetVlanFiltering;
import dev.vethwork.state.DhcpService;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.Optional;

/** Says a difference in one sentence. */
final class DriftMessages {
    private static final String BUNDLE = "dev.vethwork.drift.messages";

    private DriftMessages() {}

    static Phrase of(Group group, Compiled desired, NetworkState observed) {
        String element = group.element(desired);
        return switch (group.kind()) {
            case NAMESPACE -> phrase("namespace.gone", names(group));
            case BRIDGE -> phrase("bridge.gone", names(group));
            case CABLE -> phrase(group.has(AddLink.class) ? "interface.gone" : "cable.gone", element);
            case INTERFACE -> phrase("interface.added", group.name(), who(group, desired));
            case ADDRESSES -> addresses(group, desired, observed, element);
            case SETTING -> setting(group, observed, element);
            case PLUG -> plug(group, desired, observed, element);
            case SHAPING -> phrase("shaping", element);
            case ROUTE -> route(group, desired);
            case ROUTING_RULE -> routingRule(group, desired);
            case NEIGHBOR -> phrase("neighbors", who(group, desired), group.name());
            case PROXY -> phrase("proxies", who(group, desired), group.name());
            case RESOLVER -> phrase("resolver", who(group, desired));
            case SYSCTL ->
                phrase(
                        "sysctl",
                        group.name(),
                        who(group, desired),
                        observed.namespace(group.namespace())
                                .map(n -> n.sysctls().getOrDefault(group.name(), "?"))
                                .orElse("?"));
            case RULES -> phrase("rules", who(group, desired));
            case SERVICE -> DhcpService.device(group.name())
                    .map(device -> phrase("dhcp", device, who(group, desired)))
                    .orElseGet(() -> ProcessEntry.isUplink(group.name())
                            ? phrase("uplink", who(group, desired))
                            : phrase("service", group.name(), who(group, desired)));
        };
    }

    /** What was said, and what a program wrote last. */
    static Phrase said(Phrase what, String words) {
        return phrase("said", what, words);
    }

    private static Phrase phrase(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }

    private static String who(Group group, Compiled desired) {
        return desired.element(group.namespace(), "");
    }

    private static boolean makesNode(Operation operation) {
        return operation instanceof AddNamespace || operation instanceof AddBridge || operation instanceof AddSwitch;
    }

    /** What is gone, by name; each once. */
    private static List<String> names(Group group) {
        return group.steps().stream()
                .filter(s -> makesNode(s.operation()))
                .map(Step::element)
                .distinct()
                .toList();
    }

    private static Phrase addresses(Group group, Compiled desired, NetworkState observed, String element) {
        List<String> there = device(observed, group).map(d -> texts(d.addresses())).orElse(List.of());
        List<String> drawn = device(desired.state(), group).map(d -> texts(d.addresses())).orElse(List.of());
        List<String> missing = drawn.stream().filter(a -> !there.contains(a)).toList();
        List<String> more = group.operations(DeleteAddress.class).stream()
                .map(deletion -> deletion.address().text())
                .filter(there::contains)
                .distinct()
                .toList();
        return missing.isEmpty()
                ? phrase("addresses.added", element, more)
                : more.isEmpty()
                        ? phrase("addresses.missing", element, missing)
                        : phrase("addresses.changed", element, more, missing);
    }

    private static List<String> texts(List<Prefix> addresses) {
        return addresses.stream().map(Prefix::text).toList();
    }

    private static Phrase setting(Group group, NetworkState observed, String element) {
        Optional<Interface> there = device(observed, group);
        return switch (group.steps().getFirst().operation()) {
            case SetUp _ -> phrase(up(group, there.filter(Interface::up).isPresent()), element);
            case SetArp _ -> phrase("setting.arp", element);
            case SetMac _ ->
                phrase("setting.mac", element, there.map(i -> String.valueOf(i.mac())).orElse("?"));
            case SetMtu _ -> phrase("setting.mtu", element, there.map(Interface::mtu).orElse(0));
            case SetStp _ ->
                phrase(there.filter(Interface::stp).isPresent() ? "setting.stp.on" : "setting.stp.off", element);
            case LinkOperation.KindSetting _ -> phrase("setting.link", element);
            case SetVlanFiltering _ ->
                phrase(
                        there.filter(i -> i.kind().filtersVlans()).isPresent() ? "setting.vlans.on" : "setting.vlans.off",
                        element);
            case SetPortFlag _, SetSwitchVlans _, AddPortVlan _, DeletePortVlan _ -> phrase("setting.port", element);
            default -> phrase("setting.mark", element);
        };
    }

    private static String up(Group group, boolean isUp) {
        return group.name().equals(Names.LOOPBACK) ? "setting.loopback" : isUp ? "setting.up" : "setting.down";
    }

    private static Phrase plug(Group group, Compiled desired, NetworkState observed, String element) {
        String master = device(observed, group).map(Interface::master).orElse("");
        if (master.isEmpty()) {
            String before = device(desired.state(), group).map(Interface::master).orElse("");
            return isBridge(desired.state(), group, before)
                    ? phrase("plug.out", element)
                    : phrase("plug.out.group", element, before);
        }
        return phrase(isBridge(observed, group, master) ? "plug.moved" : "plug.moved.group", element, master);
    }

    private static boolean isBridge(NetworkState state, Group group, String master) {
        return state.namespace(group.namespace())
                .flatMap(n -> n.device(master))
                .filter(Interface::isBridge)
                .isPresent();
    }

    private static Phrase route(Group group, Compiled desired) {
        RouteOperation route = group.operations(RouteOperation.class).getFirst();
        String key =
                switch (route.action()) {
                    case CREATE -> "route.gone";
                    case CHANGE -> "route.changed";
                    case DELETE -> "route.added";
                };
        return phrase(key, who(group, desired), route.text());
    }

    private static Phrase routingRule(Group group, Compiled desired) {
        RoutingRuleOperation rule = group.operations(RoutingRuleOperation.class).getFirst();
        return phrase(
                rule.action() == Action.DELETE ? "routingRule.added" : "routingRule.gone",
                who(group, desired),
                rule.text());
    }

    private static Optional<Interface> device(NetworkState state, Group group) {
        return state.namespace(group.namespace()).flatMap(n -> n.device(group.name()));
    }
}
