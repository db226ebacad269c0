package dev.vethwork.explain;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Protocol;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Two namespaces on a bridge, the host as their router, a machine on its LAN: each right or wrong by chance. */
final class RandomLab {
    private final Random random;

    private RandomLab(long seed) {
        this.random = new Random(seed);
    }

    static Topology of(String name, long seed) {
        return new RandomLab(seed).make(name);
    }

    private Topology make(String name) {
        return Topology.empty(name)
                .withNode(new Namespace("red", Namespace.Role.PLAIN, leaf("192.168.15.5")))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, leaf("192.168.15.5")))
                .withNode(new Namespace("lan", Namespace.Role.OUTSIDE, leaf("192.168.1.2")))
                .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
                .withNode(new Host("host", router()))
                .withCable(Cable.of(
                        end("red", "veth-red", "192.168.15.1"), CableEnd.of("v-net-0", "red-br").withUp(!seldom())))
                .withCable(Cable.of(
                        end("blue", "veth-blue", "192.168.15.2"), CableEnd.of("v-net-0", "blue-br").withUp(!seldom())))
                .withCable(Cable.of(
                        CableEnd.of("host", "eth-lan", "192.168.1.2/24"), end("lan", "eth0", "192.168.1.3")));
    }

    private CableEnd end(String node, String device, String address) {
        String length = seldom() ? "" : seldom() ? "/25" : "/24";
        return CableEnd.of(node, device, address + length).withMtu(seldom() ? 1400 : null);
    }

    private IpStack leaf(String gateway) {
        IpStack stack = IpStack.DEFAULT.withLoopback(!seldom());
        if (random.nextBoolean()) {
            Prefix to = random.nextBoolean() ? Prefix.ALL_V4 : Prefix.parse("192.168.0.0/16");
            stack = stack.withRoutes(List.of(Route.via(to, Addresses.parse(gateway))));
        }
        if (seldom()) {
            stack = stack.withRoutes(plus(
                    stack.routes(),
                    new Route(Prefix.parse("192.168.1.0/24"), null, null, 7L, Route.Type.BLACKHOLE)));
        }
        return seldom() ? stack.withFirewall(firewall()) : stack;
    }

    private IpStack router() {
        IpStack stack = IpStack.DEFAULT.withForwarding(random.nextInt(4) > 0);
        if (random.nextBoolean()) {
            stack = stack.withMasquerades(List.of(new Masquerade(
                    Prefix.parse("192.168.15.0/24"), random.nextBoolean() ? "eth-lan" : null)));
        }
        if (random.nextInt(3) == 0) {
            stack = stack.withFirewall(firewall());
        }
        TreeMap<String, String> sysctls = new TreeMap<>();
        if (random.nextBoolean()) {
            sysctls.put("net.ipv4.conf.all.rp_filter", String.valueOf(random.nextInt(3)));
        }
        return stack.withSysctls(sysctls);
    }

    private Firewall firewall() {
        List<Firewall.Rule> rules = new ArrayList<>();
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            if (random.nextBoolean()) {
                rules.add(new Firewall.Rule(
                        chain, null, null, null, null, null, null, true, Firewall.Action.ACCEPT));
            }
            if (random.nextBoolean()) {
                rules.add(new Firewall.Rule(
                        chain,
                        Prefix.parse("192.168.15.0/" + (random.nextBoolean() ? 24 : 31)),
                        null,
                        random.nextBoolean() ? Protocol.ICMP : Protocol.TCP,
                        null,
                        null,
                        null,
                        false,
                        random.nextBoolean() ? Firewall.Action.ACCEPT : Firewall.Action.DROP));
            }
        }
        Firewall.Chain dropped = List.of(Firewall.Chain.values()).get(random.nextInt(3));
        return new Firewall(Map.of(dropped, Firewall.Policy.DROP), rules);
    }

    private boolean seldom() {
        return random.nextInt(7) == 0;
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
