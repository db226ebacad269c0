package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.tool.NetpenNet.Device;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import dev.vethwork.text.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The items of a pen, each after those that it stands on. Devices are called as the tool calls them. What is done to them
 * waits until all are known, since a tunnel needs the addresses below it.
 */
final class NetpenItems {
    /** How the tool calls the devices of a tunnel, by its mode. The other modes that it has are none that are drawn. */
    private static final Map<String, String> TUNNELS =
            Map.of("ipip", "ipip", "ip6tnl", "ip6tnl", "vxlan", "vxlan", "gre", "gre", "wireguard", "wg");

    /** The tool's ports, one for each end. */
    private static final List<Integer> WIREGUARD_PORTS = List.of(51_280, 8_172);

    private final LabBuilder lab;
    private final NetpenNet net = new NetpenNet();
    private final Map<String, Space> spaces = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Runnable> steps = new ArrayList<>();

    NetpenItems(LabBuilder lab) {
        this.lab = lab;
    }

    void draw(List<Data> all) {
        Deque<NetpenItem> waiting = new ArrayDeque<>();
        for (Data each : all) {
            each.fields().forEach((kind, data) -> {
                NetpenItem item = new NetpenItem(kind, data);
                switch (kind) {
                    case "netns" -> namespace(item);
                    case "subnet" -> subnet(item);
                    default -> waiting.add(item);
                }
            });
        }
        int waited = 0;
        while (!waiting.isEmpty()) {
            NetpenItem item = waiting.remove();
            Optional<String> missing = missing(item);
            if (missing.isEmpty()) {
                draw(item);
                waited = 0;
            } else if (waited++ < waiting.size() && !item.nodes().contains(missing.get())) {
                waiting.add(item);
            } else {
                refuse(item, ImportTexts.of("failed.node", missing.get()));
                waited = 0;
            }
        }
        net.address();
        steps.forEach(Runnable::run);
        for (NetpenNet.Route route : net.routes()) {
            String via = route.via().map(address -> " via " + Addresses.text(address)).orElse("");
            run(route.from().node(), "ip route add " + route.to().text() + via + " dev " + route.from().name(), route.from().line());
        }
    }

    private Optional<String> missing(NetpenItem item) {
        return Stream.concat(
                        item.nodes().stream().filter(node -> !spaces.containsKey(node)),
                        item.below().stream().filter(device -> !devices.containsKey(device)))
                .findFirst();
    }

    private void refuse(NetpenItem item, Phrase reason) {
        lab.report().refused(item.line(), item.text(), item.text(), reason);
    }

    private void namespace(NetpenItem item) {
        Space space = lab.namespace(item.text(), item.data().text("name"));
        spaces.put(item.text(), space);
        if (!item.data().get("enable_lo").isTrue()) {
            space.links().values().forEach(lo -> lo.up(false));
        }
        if (!item.data().has("forwarding") || item.data().get("forwarding").isTrue()) {
            lab.forwards(space);
        }
        if (item.data().get("netserver").isTrue()) {
            lab.run(space, "netserver", item.line());
        }
        lab.report().understood(item.line(), item.text(), space.name());
    }

    private void subnet(NetpenItem item) {
        try {
            net.subnet(item.text(), Prefix.parse(item.data().text("cidr")).network());
            lab.report().understood(item.line(), item.text(), "");
        } catch (BadValue e) {
            refuse(item, ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }

    private void draw(NetpenItem item) {
        switch (item.kind()) {
            case "veth" -> veth(item);
            case "dummy" -> made(item, "dummy", "type dummy");
            case "vlan" -> on(item, "type vlan id " + word(item, "tag")).tagged(below(item), word(item, "tag"));
            case "macvlan" -> on(item, "type macvlan mode bridge").joins(below(item));
            case "bridge" -> bridge(item);
            case "vrf" -> vrf(item);
            case "tunnel" -> tunnel(item);
            case "ebpfprog" -> lab.report().passedOver(item.line(), item.text(), ImportTexts.of("passed.runs", item.text()));
            default -> refuse(item, ImportTexts.of("refused.kind", item.kind(), item.data().text("name")));
        }
    }

    /** One of which is known that it is there. */
    private Device device(String name) {
        return Objects.requireNonNull(devices.get(name), name);
    }

    private Space space(String name) {
        return Objects.requireNonNull(spaces.get(name), name);
    }

    private Device below(NetpenItem item) {
        return device(item.data().text("link"));
    }

    private String name(String prefix, String counted) {
        return prefix + numbers.merge(counted, 1, Integer::sum);
    }

    /** A plain value, which becomes a word of a command. */
    private static String word(NetpenItem item, String field) {
        return word(item.data().text(field));
    }

    private static String word(String text) {
        return text.matches("[A-Za-z0-9._-]+") ? text : "?";
    }

    private void run(String node, String command, int line) {
        lab.run(space(node), command, line);
    }

    private void then(Device device, String command) {
        steps.add(() -> run(device.node(), command, device.line()));
    }

    private void veth(NetpenItem item) {
        Data one = item.data().get("dev1");
        Data other = item.data().get("dev2");
        if (item.nodes().size() != 2) {
            refuse(item, ImportTexts.of("failed.incomplete", item.text()));
            return;
        }
        String first = name("veth", "veth");
        String second = name("veth", "veth");
        steps.add(() -> {
            List<Link> ends = lab.link(one.text("netns"), first, other.text("netns"), second);
            lab.report().understood(item.line(), item.text(), ends.getFirst().id());
        });
        Device end = add(item, ".dev1", one.text("netns"), first, one);
        end.joins(add(item, ".dev2", other.text("netns"), second, other));
    }

    /** A device as it is from then on: with the addresses and the settings that an item, or an end of it, says. */
    private Device add(NetpenItem item, String end, String node, String name, Data said) {
        Data subnets = said.has("subnets") ? said.get("subnets") : item.data().get("subnets");
        Device device = net.device(node, name, subnets.items().stream().map(Data::text).toList(), item.line());
        devices.put(item.text() + end, device);
        then(device, "ip link set " + name + " up");
        if (said.has("mtu")) {
            then(device, "ip link set " + name + " mtu " + word(said.text("mtu")));
        }
        steps.add(() -> device.addresses().forEach(address ->
                run(node, "ip addr add " + address.text() + " dev " + name, item.line())));
        for (String program : List.of("xdp", "tc")) {
            if (said.has(program)) {
                String text = item.text() + end + "." + program;
                lab.report().refused(said.line(), text, text, ImportTexts.of("refused.program", text));
            }
        }
        said.get("ethtool").fields().forEach((feature, on) ->
                then(device, "ethtool -K " + name + " " + word(feature) + (on.text().matches("(?i)y|yes|on|true") ? " on" : " off")));
        return device;
    }

    /** A device of a namespace's own. */
    private Device made(NetpenItem item, String prefix, String words) {
        String node = item.data().text("netns");
        String name = name(prefix, item.kind());
        steps.add(() -> run(node, "ip link add " + name + " " + words, item.line()));
        return add(item, ".dev", node, name, item.data());
    }

    /** A device on another, made where that is, and then moved where it is to be. */
    private Device on(NetpenItem item, String words) {
        Device below = below(item);
        String node = item.data().has("netns") ? item.data().text("netns") : below.node();
        String name = name(item.kind(), item.kind());
        then(below, "ip link add " + name + " link " + below.name() + " " + words);
        if (!node.equals(below.node())) {
            then(below, "ip link set " + name + " netns " + space(node).name());
        }
        return add(item, ".dev", node, name, item.data());
    }

    private void bridge(NetpenItem item) {
        Device bridge = made(item, "br", "type bridge");
        for (String port : item.below()) {
            Device plugged = device(port);
            plugged.becomesPort();
            plugged.joins(bridge);
            then(bridge, "ip link set " + plugged.name() + " master " + bridge.name());
        }
    }

    private void vrf(NetpenItem item) {
        // The tool's tables begin with eleven, in each namespace.
        int table = 10 + numbers.merge("table " + item.data().text("netns"), 1, Integer::sum);
        Device vrf = made(item, "vrf", "type vrf table " + table);
        item.below().forEach(port -> then(vrf, "ip link set " + device(port).name() + " master " + vrf.name()));
    }

    private void tunnel(NetpenItem item) {
        String mode = item.data().text("mode");
        String prefix = TUNNELS.get(mode);
        if (prefix == null) {
            refuse(item, ImportTexts.of("refused.kind", mode, item.data().text("name")));
            return;
        }
        int key = numbers.merge("key", 1, Integer::sum);
        List<Device> below = List.of(device(item.data().text("link1")), device(item.data().text("link2")));
        boolean wireguard = mode.equals("wireguard");
        if (wireguard) {
            for (int i = 0; i < 2; i++) {
                then(below.get(i), "wg genkey | tee /tmp/key%1$d-%2$d | wg pubkey > /tmp/key%1$d-%2$d.pub".formatted(key, i));
            }
        }
        List<Device> ends = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String name = name(prefix, item.kind());
            int end = i;
            Function<Boolean, String> at = own -> below.get(own ? end : 1 - end).main();
            steps.add(() -> {
                run(below.get(end).node(), "ip link add " + name + " type " + mode
                        + (wireguard ? "" : " remote " + at.apply(false) + " local " + at.apply(true) + parameters(mode, key)), item.line());
                if (wireguard) {
                    run(below.get(end).node(), "wg set %s listen-port %d private-key /tmp/key%d-%d peer \"$(cat /tmp/key%d-%d.pub)\" allowed-ips %s endpoint %s:%d"
                            .formatted(name, WIREGUARD_PORTS.get(end), key, end, key, 1 - end, net.prefixes(item.data().get("subnets").items().stream().map(Data::text).toList()),
                                    at.apply(false), WIREGUARD_PORTS.get(1 - end)), item.line());
                }
            });
            ends.add(add(item, ".dev" + (i + 1), below.get(i).node(), name, item.data().get("dev" + (i + 1))));
        }
        if (mode.equals("vxlan")) {
            ends.getFirst().joins(ends.getLast());
        } else {
            ends.getFirst().tunnels(ends.getLast());
        }
    }

    private static String parameters(String mode, int key) {
        return switch (mode) {
            case "vxlan" -> " id " + key + " dstport 0";
            case "gre" -> " key " + key;
            default -> "";
        };
    }
}
