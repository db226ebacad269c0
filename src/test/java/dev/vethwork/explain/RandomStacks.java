package dev.vethwork.explain;

import dev.vethwork.explain.RandomLab.Subnet;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the nodes of a lab do with packets: forwarding, NAT, firewalls, settings, services. */
@SuppressWarnings("EnumOrdinal") // any value will do
final class RandomStacks {
    /** Answers on a TCP and a UDP port, over both families. */
    static final int PORT = 80;

    /** Sends back each line of a connection at once, and a datagram from the address that it was sent to, as a good server does. */
    static final String ANSWERING = KernelProbes.PYTHON + " -S -E -c \"import socket, threading;"
            + " t = socket.create_server(('::', 80), family=socket.AF_INET6, dualstack_ipv6=True, backlog=999);"
            + " e = lambda c: [f.write(l) and f.flush() for f in [c.makefile('rwb')] for l in f];"
            + " threading.Thread(target=lambda: [threading.Thread(target=e, args=t.accept()[:1]).start() for _ in iter(int, 1)]).start();"
            + " u = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); u.setsockopt(41, 26, 0);"
            + " u.setsockopt(41, 49, 1); u.bind(('::', 80));"
            // In a thread, so that a firewall which refuses an answer does not end the server.
            + " [threading.Thread(target=u.sendmsg, args=([d], [(41, 50, c[0][2][:16] + bytes(4))], 0, a)).start()"
            + " for d, c, f, a in iter(lambda: u.recvmsg(9, 99), 0)]\" 80";

    private final Random random;
    private final List<Subnet> subnets;
    private final List<String> forwarders;

    RandomStacks(Random random, List<Subnet> subnets, List<String> forwarders) {
        this.random = random;
        this.subnets = subnets;
        this.forwarders = forwarders;
    }

    Topology put(Topology lab) {
        Topology filled = lab;
        for (String node : RandomLab.nodes(subnets)) {
            IpStack stack = stack(node);
            filled = Labs.stack(filled, node, s -> stack.withRoutes(s.routes()));
        }
        return filled;
    }

    private IpStack stack(String node) {
        IpStack stack = IpStack.DEFAULT;
        if (random.nextInt(3) == 0) {
            stack = stack.withServices(List.of(new Service("answer", ANSWERING, false, true)));
        }
        if (forwarders.contains(node)) {
            stack = router(stack, node);
        }
        if (random.nextInt(6) == 0) {
            stack = stack.withFirewall(firewall(node));
        }
        return random.nextInt(4) == 0 ? stack.withSysctls(sysctls(node)) : stack;
    }

    private IpStack router(IpStack plain, String node) {
        IpStack stack = plain.withForwarding(true);
        if (random.nextInt(4) == 0) {
            stack = stack.withMasquerades(
                    List.of(new Masquerade(random.nextBoolean() ? prefix() : null, device(node, 2))));
        }
        if (random.nextInt(4) == 0) {
            stack = stack.withPortForwards(List.of(forward(node)));
        }
        return stack;
    }

    private PortForward forward(String node) {
        Prefix to = random.nextInt(12) == 0 ? Prefix.parse("127.0.0.1/32") : target();
        Protocol protocol = random.nextInt(3) > 0 ? Protocol.TCP : Protocol.UDP;
        return random.nextInt(5) == 0
                ? new PortForward(null, null, device(node, 2), to.address(), null)
                : new PortForward(
                        protocol, random.nextBoolean() ? PORT : PORT + 1, device(node, 2), to.address(), PORT);
    }

    Firewall firewall(String node) {
        List<Firewall.Rule> rules = new ArrayList<>();
        Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            boolean dropping = random.nextInt(3) == 0;
            if (dropping) {
                policies.put(chain, Firewall.Policy.DROP);
            }
            if (dropping && random.nextInt(3) > 0) {
                rules.add(new Firewall.Rule(chain, Selector.ANY.withEstablished(true), Firewall.Action.ACCEPT));
            }
            for (int more = random.nextInt(3); more > 0; more--) {
                rules.add(rule(chain, node));
            }
        }
        return new Firewall(policies, rules);
    }

    private Firewall.Rule rule(Firewall.Chain chain, String node) {
        Protocol protocol = random.nextInt(3) == 0 ? null : Protocol.values()[random.nextInt(3)];
        boolean port = protocol != null && protocol != Protocol.ICMP && random.nextBoolean();
        Prefix source = random.nextInt(3) == 0 ? prefix() : null;
        Prefix destination = random.nextInt(3) == 0 ? prefix() : null;
        if (source != null && destination != null && source.family() != destination.family()) {
            destination = null;
        }
        return new Firewall.Rule(chain, Selector.of(protocol, port ? Integer.valueOf(PORT) : null).withSource(source).withDestination(destination).withIn(chain == Firewall.Chain.OUTPUT ? null : device(node, 4)).withOut(chain == Firewall.Chain.INPUT ? null : device(node, 4)), Firewall.Action.values()[random.nextInt(3)]);
    }

    private SortedMap<String, String> sysctls(String node) {
        TreeMap<String, String> all = new TreeMap<>();
        if (random.nextInt(3) > 0) {
            all.put("net.ipv4.conf.all.rp_filter", String.valueOf(random.nextInt(3)));
        }
        if (random.nextInt(6) == 0) {
            all.put("net.ipv4.icmp_echo_ignore_all", "1");
        }
        if (random.nextInt(6) == 0) {
            all.put("net.ipv4.conf.all.accept_local", "1");
        }
        neighbors(all, node);
        if (node.equals("host") && random.nextBoolean()) {
            all.put("net.bridge.bridge-nf-call-iptables", "0");
        }
        return all;
    }

    /** Settings of ARP and of single packets, each seldom. */
    private void neighbors(Map<String, String> all, String node) {
        String device = Objects.requireNonNullElse(random.nextBoolean() ? device(node, 1) : null, "all");
        if (random.nextInt(8) == 0) {
            all.put("net.ipv4.conf." + device + ".proxy_arp", "1");
        }
        if (random.nextInt(8) == 0) {
            all.put("net.ipv4.conf." + device + ".arp_ignore", List.of("1", "2", "3", "8").get(random.nextInt(4)));
        }
        if (random.nextInt(8) == 0) {
            all.put("net.ipv4.conf." + device + ".arp_announce", List.of("1", "2").get(random.nextInt(2)));
        }
        if (random.nextInt(12) == 0) {
            all.put("net.ipv4.conf." + device + ".arp_filter", "1");
        }
        if (random.nextInt(8) == 0) {
            all.put("net.ipv4.conf." + device + ".route_localnet", "1");
        }
        if (random.nextInt(20) == 0) {
            all.put("net.ipv4.ip_default_ttl", String.valueOf(1 + random.nextInt(3)));
        }
        if (random.nextInt(12) == 0 && !device.equals("all")) {
            all.put("net.ipv4.conf." + device + ".forwarding", String.valueOf(random.nextInt(2)));
        }
    }

    /** One of a node's interfaces, once in so many times. */
    private @Nullable String device(String node, int times) {
        List<Subnet> own = RandomLab.of(subnets, node);
        // The host is on most of its subnets by a bridge.
        return random.nextInt(times) > 0 || own.isEmpty()
                ? null
                : (node.equals("host") ? "br" : "e") + own.get(random.nextInt(own.size())).number();
    }

    private Prefix prefix() {
        Prefix address = target();
        int[] lengths = address.address().isIPv4() ? new int[] {24, 32, 30} : new int[] {64, 128, 126};
        return new Prefix(address.address(), lengths[random.nextInt(3)]).network();
    }

    /** Somebody's address. */
    private Prefix target() {
        List<Subnet> filled = subnets.stream().filter(s -> !s.members().isEmpty()).toList();
        Subnet subnet = filled.get(random.nextInt(filled.size()));
        List<String> all =
                subnet.addresses(subnet.members().get(random.nextInt(subnet.members().size())));
        return InterfaceAddress.parse(all.get(random.nextInt(all.size()))).prefix();
    }
}
