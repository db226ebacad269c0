package dev.vethwork.plan.compile;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Home;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.Uplink;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a drawn way to the Internet stands for. In a sandbox its interface is a tap, and a program beside the sandbox hands
 * what comes out of it to the machine's own sockets. On the machine it is a cable to the machine, which passes packets on and
 * hides them behind its own address.
 */
public final class Uplinks {
    private static final Prefix LOOPBACK = Prefix.parse("127.0.0.0/8");
    private static final String ROUTE_LOCALNET = "net.ipv4.conf.all.route_localnet";

    private Uplinks() {}

    /** All that the namespace does, as if each were drawn. */
    static IpStack stack(Internet internet, TargetTraits traits) {
        Uplink uplink = internet.uplink();
        IpStack drawn = internet.stack();
        IpStack stack = drawn.withForwarding(true).withMasquerades(with(drawn.masquerades(), new Masquerade(null, Uplink.DEVICE)));
        if (drawn.routes().stream().noneMatch(route -> route.to().equals(Prefix.ALL_V4) && route.table().isMain())) {
            stack = stack.withRoutes(with(drawn.routes(), Route.via(Prefix.ALL_V4, uplink.gateway())));
        }
        if (traits.uplink() != TargetTraits.Way.ROUTED) {
            stack = stack.withInterfaces(with(drawn.interfaces(), tap(uplink)));
        }
        return internet.published().isEmpty() ? stack : publishing(internet, stack);
    }

    private static DrawnInterface tap(Uplink uplink) {
        LinkBasics basics = LinkBasics.of(Uplink.DEVICE).withAddresses(List.of(own(uplink))).withMtu(uplink.mtu());
        return new DrawnTun(basics, true);
    }

    private static InterfaceAddress own(Uplink uplink) {
        return new InterfaceAddress(new Prefix(uplink.own(), uplink.network().length()), true);
    }

    /** What comes from the machine's loopback comes by the namespace's own, and cannot leave it under that address. */
    private static IpStack publishing(Internet internet, IpStack stack) {
        List<PortForward> forwards = new ArrayList<>(stack.portForwards());
        internet.published().forEach(published -> forwards.addAll(List.of(
                new PortForward(
                        published.protocol(),
                        published.port(),
                        null,
                        List.of(published.to()),
                        Prefix.host(Published.LOOPBACK),
                        true),
                new PortForward(
                        published.protocol(), published.port(), Uplink.DEVICE, List.of(published.to()), null, false))));
        return stack.withPortForwards(forwards)
                .withMasquerades(with(stack.masquerades(), new Masquerade(LOOPBACK, null)))
                .withSysctls(routingLocal(stack));
    }

    private static SortedMap<String, String> routingLocal(IpStack stack) {
        TreeMap<String, String> sysctls = new TreeMap<>(stack.sysctls());
        sysctls.putIfAbsent(ROUTE_LOCALNET, "1");
        return sysctls;
    }

    /** The program that makes the way; empty where the machine itself is it. */
    static Optional<ProcessEntry> program(Internet internet, TargetTraits traits) {
        return command(internet, traits)
                .map(words -> new ProcessEntry(0, 0, String.join(" ", words), ProcessEntry.UPLINK, false, true));
    }

    private static Optional<List<String>> command(Internet internet, TargetTraits traits) {
        return switch (traits.uplink()) {
            case PASTA -> Optional.of(pasta(internet));
            case SLIRP -> Optional.of(slirp(internet));
            case ROUTED -> Optional.empty();
        };
    }

    private static List<String> pasta(Internet internet) {
        Uplink uplink = internet.uplink();
        List<String> words = new ArrayList<>(List.of(
                "pasta", "--foreground", "--quiet", "--ipv4-only",
                "--netns", "/run/netns/" + internet.name(), "--ns-ifname", Uplink.DEVICE,
                "--address", uplink.own().toCanonicalString(), "--netmask", Integer.toString(uplink.network().length()),
                "--gateway", uplink.gateway().toCanonicalString(), "--mtu", Integer.toString(uplink.mtu()),
                "--dns-forward", uplink.names().toCanonicalString(), "--no-dhcp"));
        forwarded(internet, Protocol.TCP, "--tcp-ports", words);
        forwarded(internet, Protocol.UDP, "--udp-ports", words);
        words.addAll(List.of("--tcp-ns", "none", "--udp-ns", "none"));
        return words;
    }

    private static void forwarded(
            Internet internet, Protocol protocol, String option, List<String> words) {
        List<Published> all = internet.published().stream().filter(p -> p.protocol() == protocol).toList();
        if (all.isEmpty()) {
            words.addAll(List.of(option, "none"));
        }
        all.forEach(p -> words.addAll(List.of(option, p.address().toCanonicalString() + "/" + p.port())));
    }

    private static List<String> slirp(Internet internet) {
        Uplink uplink = internet.uplink();
        return List.of(
                "slirp4netns", "--netns-type=path", "--mtu=" + uplink.mtu(), "--cidr=" + uplink.network().text(),
                "/run/netns/" + internet.name(), Uplink.DEVICE);
    }

    /** Whether a drawing has one for which more is to be drawn on the machine. */
    public static boolean isRouted(Topology topology, TargetTraits traits) {
        return traits.uplink() == TargetTraits.Way.ROUTED
                && topology.nodes().values().stream().anyMatch(Internet.class::isInstance);
    }

    /** The drawing with what makes the way on the machine: a cable to it, and what it does with what comes by that. */
    static Topology routed(Topology topology, TargetTraits traits) {
        if (!isRouted(topology, traits)) {
            return topology;
        }
        Topology now = topology;
        if (now.host().isEmpty()) {
            now = now.withNode(Host.of(hostName(now)));
        }
        for (Internet internet : topology.nodes().values().stream()
                .filter(Internet.class::isInstance)
                .map(Internet.class::cast)
                .toList()) {
            now = routed(now, internet);
        }
        return now;
    }

    /** No other node's. */
    private static String hostName(Topology topology) {
        return Stream.iterate("host", name -> name + "_")
                .filter(name -> topology.node(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Topology routed(Topology topology, Internet internet) {
        Host host = topology.host().orElseThrow();
        Uplink uplink = internet.uplink();
        String there = machineSide(topology, internet.name());
        CableEnd lab = CableEnd.of(internet.name(), Uplink.DEVICE).withAddresses(List.of(own(uplink))).withMtu(uplink.mtu());
        CableEnd machine = CableEnd.of(host.name(), there)
                .withAddresses(List.of(new InterfaceAddress(new Prefix(uplink.gateway(), uplink.network().length()), true)))
                .withMtu(uplink.mtu());
        return topology.withNode(host.name(), host.withStack(machineDoes(host.stack(), internet, there)))
                .withCable(Cable.of(lab, machine));
    }

    /** {@code wan-internet}, as much of it as an interface's name has room for; with a number where that is taken. */
    private static String machineSide(Topology topology, String name) {
        Set<String> taken = inRoot(topology);
        String whole = "wan-" + name;
        return Stream.concat(Stream.of(""), IntStream.iterate(2, n -> n + 1).mapToObj(n -> "-" + n))
                .map(tail -> whole.substring(0, Math.min(Names.MAX_INTERFACE - tail.length(), whole.length())) + tail)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
    }

    /** The interfaces that are drawn in the root namespace. */
    private static Set<String> inRoot(Topology topology) {
        Set<String> names = new HashSet<>();
        topology.bridgesIn(Home.ROOT).forEach(bridge -> names.add(bridge.name()));
        topology.host().ifPresent(host -> host.stack().interfaces().forEach(drawn -> names.add(drawn.name())));
        topology.cables().stream()
                .flatMap(cable -> cable.ends().stream())
                .filter(end -> topology.homeOf(end.node()).isRoot())
                .forEach(end -> names.add(end.interfaceName()));
        return names;
    }

    private static IpStack machineDoes(IpStack stack, Internet internet, String there) {
        Uplink uplink = internet.uplink();
        List<Masquerade> masquerades = new ArrayList<>(stack.masquerades());
        masquerades.add(new Masquerade(uplink.network(), null));
        List<Firewall.Rule> rules = new ArrayList<>(stack.firewall().rules());
        rules.add(passing(there, null));
        rules.add(passing(null, there));
        IpStack does = stack.withForwarding(true).withFirewall(new Firewall(stack.firewall().policies(), rules));
        if (!internet.published().isEmpty()) {
            masquerades.add(new Masquerade(LOOPBACK, there));
            List<PortForward> forwards = new ArrayList<>(does.portForwards());
            internet.published().forEach(published -> forwards.add(published(published, uplink)));
            TreeMap<String, String> sysctls = new TreeMap<>(does.sysctls());
            sysctls.putIfAbsent("net.ipv4.conf." + there + ".route_localnet", "1");
            does = does.withPortForwards(forwards).withSysctls(sysctls);
        }
        return does.withMasquerades(masquerades);
    }

    private static PortForward published(Published published, Uplink uplink) {
        return new PortForward(
                published.protocol(),
                published.port(),
                null,
                List.of(new Endpoint(uplink.own(), published.port())),
                Prefix.host(published.address()),
                true);
    }

    private static Firewall.Rule passing(@Nullable String in, @Nullable String out) {
        return new Firewall.Rule(Firewall.Chain.FORWARD, Selector.ANY.withIn(in).withOut(out), Firewall.Action.ACCEPT);
    }

    private static <T> List<T> with(List<? extends T> all, T more) {
        return Stream.<T>concat(all.stream(), Stream.of(more)).toList();
    }
}
