package dev.vethwork.explain;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A lab by chance: one to twelve namespaces, some of them routers in chains and rings, perhaps the host, joined by cables
 * and by bridges of every kind, with VXLANs and macvlans; routed as they should be, with NAT, firewalls and settings, and then with mistakes sown in.
 */
public final class RandomLab {
    /** A subnet. @param members nodes with an interface there, in the order of their addresses */
    record Subnet(int number, List<String> members, boolean v4, boolean v6) {
        List<String> addresses(String node) {
            int host = members.indexOf(node) + 1;
            List<String> all = new ArrayList<>();
            if (v4) {
                all.add("10.0." + number + "." + host + "/24");
            }
            if (v6) {
                all.add("fd00:" + number + "::" + host + "/64");
            }
            return all;
        }
    }

    private final long seed;
    private final Random random;
    private final boolean openVSwitch;
    private final List<Subnet> subnets = new ArrayList<>();
    private final List<String> forwarders = new ArrayList<>();

    private RandomLab(long seed, boolean openVSwitch) {
        this.seed = seed;
        this.random = chance(0);
        this.openVSwitch = openVSwitch;
    }

    /** A generator of each part's own: those of neighbouring numbers begin nearly alike. */
    private Random chance(int part) {
        return new Random((seed + part * 1_000_003L) * 0x9E3779B97F4A7C15L);
    }

    /** @param openVSwitch whether it can run there */
    public static Topology of(String name, long seed, boolean openVSwitch) {
        return new RandomLab(seed, openVSwitch).make(name);
    }

    private Topology make(String name) {
        int count = 1 + random.nextInt(12);
        boolean dual = random.nextInt(3) == 0;
        int routers = count < 3 ? 0 : random.nextInt(Math.min(5, count - 1));
        List<String> leaves = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            (i <= routers ? forwarders : leaves).add("n" + i);
        }
        boolean host = random.nextInt(3) > 0;
        if (host) {
            (random.nextBoolean() ? forwarders : leaves).add("host");
        }
        join(dual, leaves);
        Topology lab = Topology.empty(name);
        for (int i = 1; i <= count; i++) {
            lab = lab.withNode(Namespace.of("n" + i));
        }
        if (host) {
            lab = lab.withNode(Host.of("host"));
        }
        for (Subnet subnet : subnets) {
            lab = wire(lab, subnet);
        }
        lab = new RandomRoutes(random, subnets, forwarders).put(lab);
        lab = new RandomStacks(random, subnets, forwarders).put(lab);
        lab = new Mistakes(random, subnets).sow(lab);
        // By a chance of its own, so that the labs of before stay what they were.
        lab = new RandomPolicies(chance(1), subnets).put(lab);
        lab = new RandomKinds(chance(2), subnets).put(lab);
        lab = new RandomElsewhere(chance(3)).put(lab);
        lab = new RandomSelectors(chance(4)).put(lab);
        return new RandomKnown(chance(5)).put(lab);
    }

    /** Routers join what is there and open what is new, or close a ring; the others are on one subnet, seldom on two. */
    private void join(boolean dual, List<String> leaves) {
        subnets.add(subnet(dual));
        for (String router : forwarders) {
            any(subnets).members().add(router);
            for (int more = random.nextInt(3) == 0 ? 2 : 1; more > 0; more--) {
                if (random.nextInt(3) > 0) {
                    subnets.add(subnet(dual));
                    subnets.getLast().members().add(router);
                } else {
                    addTo(any(subnets), router);
                }
            }
        }
        for (String leaf : leaves) {
            addTo(any(subnets), leaf);
            if (random.nextInt(6) == 0) {
                addTo(any(subnets), leaf);
            }
        }
        subnets.forEach(s -> Collections.shuffle(s.members(), random));
    }

    private static void addTo(Subnet subnet, String node) {
        if (!subnet.members().contains(node)) {
            subnet.members().add(node);
        }
    }

    private Subnet subnet(boolean dual) {
        int kind = dual ? random.nextInt(4) : 0;
        return new Subnet(subnets.size() + 1, new ArrayList<>(), kind < 3, kind > 0);
    }

    private Topology wire(Topology lab, Subnet subnet) {
        List<String> members = subnet.members();
        if (members.isEmpty()) {
            return lab;
        }
        if (members.size() == 2 && random.nextBoolean()) {
            return lab.withCable(Cable.of(end(subnet, members.get(0), "e"), end(subnet, members.get(1), "e")));
        }
        List<Bridge> bridges = bridges(subnet, members);
        Topology wired = lab;
        for (Bridge bridge : bridges) {
            wired = wired.withNode(bridge);
        }
        if (bridges.size() > 1) {
            wired = wired.withCable(Cable.of(
                    CableEnd.of(bridges.get(0).name(), "x" + subnet.number()),
                    CableEnd.of(bridges.get(1).name(), "y" + subnet.number())));
        }
        for (String member : members) {
            Bridge bridge = any(bridges);
            if (lab.homeOf(member).equals(bridge.home())) {
                List<InterfaceAddress> own =
                        subnet.addresses(member).stream().map(InterfaceAddress::parse).toList();
                wired = wired.withNode(bridge.name(), bridge.withAddresses(own));
            } else {
                CableEnd port = CableEnd.of(bridge.name(), "p" + subnet.number() + "-" + member);
                wired = wired.withCable(Cable.of(end(subnet, member, "e"), port));
            }
        }
        return wired;
    }

    /** One bridge, or two with a cable between them. */
    private List<Bridge> bridges(Subnet subnet, Collection<String> members) {
        List<Bridge> made = new ArrayList<>();
        for (int i = random.nextInt(6) == 0 ? 2 : 1; i > 0; i--) {
            Bridge bridge = Bridge.of((i == 1 ? "br" : "sw") + subnet.number());
            int kind = random.nextInt(20);
            made.add(kind == 0 && openVSwitch
                    ? bridge.withType(Bridge.Type.OPENVSWITCH).withSite(random.nextBoolean() ? Site.ISOLATED : Site.HOST)
                    : bridge.withSite(site(kind, members)));
        }
        return made;
    }

    /** In a namespace of its own, in that of a member, or the host's. */
    private Site site(int kind, Collection<String> members) {
        List<String> nodes = members.stream().filter(m -> !m.equals("host")).toList();
        return kind < 6 ? Site.ISOLATED : kind < 10 && !nodes.isEmpty() ? Site.inside(any(nodes)) : Site.HOST;
    }

    private static CableEnd end(Subnet subnet, String node, String prefix) {
        return CableEnd.of(
                node, prefix + subnet.number(), subnet.addresses(node).toArray(String[]::new));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Every subnet that a node is on. */
    static List<Subnet> of(List<Subnet> subnets, String node) {
        return subnets.stream().filter(s -> s.members().contains(node)).toList();
    }

    /** Every node, in a fixed order. */
    static List<String> nodes(List<Subnet> subnets) {
        TreeSet<String> all = new TreeSet<>();
        subnets.forEach(s -> all.addAll(s.members()));
        return List.copyOf(all);
    }
}
