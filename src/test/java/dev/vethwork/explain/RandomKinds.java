package dev.vethwork.explain;

import dev.vethwork.explain.RandomLab.Subnet;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Interfaces that are no ends of cables, right or wrong by chance, and ports of bridges that are not plain. */
final class RandomKinds {
    private final Random random;
    private final List<Subnet> subnets;
    private int number;

    RandomKinds(Random random, List<Subnet> subnets) {
        this.random = random;
        this.subnets = subnets;
    }

    Topology put(Topology sound) {
        Topology lab = sound;
        for (Subnet subnet : subnets) {
            if (subnet.members().size() < 2) {
                continue;
            }
            if (random.nextInt(4) == 0) {
                lab = tunnel(lab, subnet);
            }
            if (random.nextInt(5) == 0) {
                lab = stacked(lab, subnet);
            }
            if (random.nextInt(6) == 0) {
                lab = loopback(lab, subnet);
            }
            if (random.nextInt(5) == 0) {
                lab = ports(lab, subnet);
            }
        }
        return lab;
    }

    /** A network of its own between two or three of a subnet, over either family. */
    private Topology tunnel(Topology lab, Subnet subnet) {
        number++;
        boolean v6 = subnet.v6() && (!subnet.v4() || random.nextBoolean());
        List<String> ends = some(subnet, 2 + random.nextInt(2));
        int wrong = random.nextInt(8);
        Topology tunnelled = lab;
        for (int i = 0; i < ends.size(); i++) {
            String node = ends.get(i);
            List<IPAddress> remotes = new ArrayList<>(ends.stream()
                    .filter(other -> !other.equals(node))
                    .map(other -> address(subnet, other, v6))
                    .toList());
            if (i == 0 && wrong == 0) {
                remotes.set(0, Addresses.parse(v6 ? "fd99::9" : Mistakes.NOWHERE));
            }
            LinkBasics basics = LinkBasics.of("vx" + number + node)
                    .withAddresses(List.of(
                            InterfaceAddress.parse("10.20." + number + "." + (i + 1) + "/24"),
                            InterfaceAddress.parse("fd20:" + number + "::" + (i + 1) + "/64")))
                    .withUp(wrong != 1 || i > 0)
                    .withMtu(random.nextInt(4) == 0 ? 1400 : null);
            tunnelled = with(tunnelled, node, new DrawnVxlan(
                    basics,
                    number + (i == 0 && wrong == 2 ? 100 : 0),
                    random.nextBoolean() ? address(subnet, node, v6) : null,
                    remotes,
                    i == 0 && wrong == 3 ? Integer.valueOf(8472) : null));
        }
        return tunnelled;
    }

    /** Two macvlans on one end, or one beside an end that has the address as well. */
    private Topology stacked(Topology lab, Subnet subnet) {
        String node = some(subnet, 1).getFirst();
        String below = "e" + subnet.number();
        if (lab.cable(new EndId(node, below)).isEmpty() || !subnet.v4()) {
            return lab;
        }
        DrawnMacvlan.Mode mode = random.nextInt(4) == 0 ? DrawnMacvlan.Mode.PRIVATE : DrawnMacvlan.Mode.BRIDGE;
        Topology more = lab;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            number++;
            LinkBasics basics = LinkBasics.of("mv" + number + node)
                    .withAddresses(List.of(InterfaceAddress.parse(
                            random.nextInt(3) == 0
                                    ? "10.30." + number + ".1/24"
                                    : "10.0." + subnet.number() + "." + (100 + number) + "/24")))
                    .withUp(random.nextInt(6) > 0);
            more = with(
                    more,
                    node,
                    random.nextInt(4) == 0
                            ? new DrawnMacvtap(basics, below, mode)
                            : new DrawnMacvlan(basics, below, mode));
        }
        return more;
    }

    /** An address by which a node is known on all its links, where somebody else knows the way to it. */
    private Topology loopback(Topology lab, Subnet subnet) {
        number++;
        List<String> ends = some(subnet, 2);
        String own = "10.255.0." + number;
        Topology known = with(lab, ends.getFirst(), DrawnLoopback.of(List.of(InterfaceAddress.parse(own + "/32"))));
        IPAddress via = subnet.v4() ? address(subnet, ends.getFirst(), false) : null;
        return via == null || random.nextInt(4) == 0
                ? known
                : Labs.stack(known, ends.getLast(), s -> {
                    List<Route> routes = new ArrayList<>(s.routes());
                    routes.add(Route.via(Prefix.parse(own), via));
                    return s.withRoutes(routes);
                });
    }

    /** Some of a bridge's ports pass nothing to each other, or send back what comes in. */
    private Topology ports(Topology lab, Subnet subnet) {
        Topology ported = lab;
        for (String member : subnet.members()) {
            String port = "p" + subnet.number() + "-" + member;
            for (CableEnd end : lab.cables().stream().flatMap(c -> c.ends().stream()).toList()) {
                if (end.interfaceName().equals(port) && random.nextBoolean()) {
                    BridgePort kind = new BridgePort(random.nextInt(3) == 0, random.nextInt(3) > 0, null);
                    ported = Labs.end(ported, end.node(), port, e -> e.withPort(kind));
                }
            }
        }
        return ported;
    }

    private List<String> some(Subnet subnet, int count) {
        List<String> all = new ArrayList<>(subnet.members());
        java.util.Collections.shuffle(all, random);
        return all.subList(0, Math.min(count, all.size()));
    }

    private static IPAddress address(Subnet subnet, String node, boolean v6) {
        return subnet.addresses(node).stream()
                .map(a -> InterfaceAddress.parse(a).ip())
                .filter(a -> a.isIPv6() == v6)
                .findFirst()
                .orElseThrow();
    }

    /** A loopback has all its addresses in one place. */
    private static Topology with(Topology lab, String node, DrawnInterface more) {
        return Labs.stack(lab, node, s -> {
            List<DrawnInterface> all = new ArrayList<>(s.interfaces());
            if (all.stream().noneMatch(i -> i.name().equals(more.name()))) {
                all.add(more);
            }
            return s.withInterfaces(all);
        });
    }
}
