package dev.vethwork.engine.place;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drawings to deploy while things go wrong. */
public final class TrustLabs {
    private TrustLabs() {}

    /** One with something of every kind that a lab changes on a machine; two of different numbers differ in most of it. */
    static Topology natted(int number) {
        String net = "10.77." + number + ".";
        Namespace blue = Namespace.of("blue");
        return Topology.empty("chance")
                .withNode(blue.withStack(blue.stack().withServices(List.of(
                        new Service("idle", "sleep '100000'", false, false),
                        new Service("apart", "sleep 20000" + number, true, false)))))
                .withNode(Namespace.of("red" + number))
                .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse(net + "5/24"))))
                .withNode(Host.of("host")
                        .withStack(IpStack.DEFAULT
                                .withForwarding(number == 1)
                                .withMasquerades(List.of(new Masquerade(Prefix.parse(net + "0/24"), null)))
                                .withServices(List.of(new Service("watch", "sleep 30000" + number, false, false)))
                                .withRoutes(List.of(Route.via(
                                        Prefix.parse("10.9." + number + ".0/24"), Addresses.parse(net + "2"))))))
                .withCable(Cable.of(
                        CableEnd.of("blue", "veth-blue", net + "2/24"), CableEnd.of("v-net-0", "veth-blue-br")))
                .withCable(Cable.of(
                        CableEnd.of("red" + number, "eth0", net + "3/24"),
                        CableEnd.of("v-net-0", "veth-red" + number)));
    }

    /** The drawings that come with the program. */
    public static List<Topology> samples() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            List<Topology> all = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList()) {
                all.add(deployable(TopologyFormat.read(file)));
            }
            return all;
        }
    }

    /** With nothing that this kernel may lack, and no service that ends by itself, which would be drift. */
    static Topology deployable(Topology topology) {
        Set<String> lacking = new KernelPieces(MachineFiles.Below.ROOT).missing().stream()
                .filter(LinkPiece.class::isInstance)
                .map(piece -> ((LinkPiece) piece).word())
                .collect(Collectors.toSet());
        Topology lab = topology;
        for (Cable cable : topology.cables()) {
            Shaping shaping = cable.shaping();
            Cable plain = cable.withShaping(new Shaping(shaping.rate(), null, null));
            lab = lab.withoutCable(cable.a().id()).withCable(plain.withA(unasked(plain.a(), topology)).withB(unasked(plain.b(), topology)));
        }
        for (Node node : topology.nodes().values()) {
            if (node instanceof StackNode stacked) {
                List<Service> services = stacked.stack().services().stream()
                        .map(s -> new Service(
                                s.name(), "sleep '" + (100000 + s.command().length()) + "'", s.pidNamespace(), false))
                        .toList();
                List<DrawnInterface> interfaces = stacked.stack().interfaces().stream()
                        .flatMap(drawn -> possible(drawn, lacking))
                        .toList();
                lab = lab.withNode(
                        node.name(),
                        stacked.withStack(stacked.stack().withServices(services).withInterfaces(interfaces)));
            }
        }
        return lab;
    }

    /** What others stand on becomes something else, and what stands on others goes. @param lacking the kinds that there are not */
    private static Stream<DrawnInterface> possible(DrawnInterface drawn, Set<String> lacking) {
        if (!lacking.contains(drawn.word())) {
            return Stream.of(drawn);
        }
        return drawn instanceof DrawnDummy dummy ? Stream.of(new DrawnTun(dummy.basics(), true)) : Stream.empty();
    }

    /** Without asking for an address that others have as well: who is the first to ask is left to chance. */
    private static CableEnd unasked(CableEnd end, Topology topology) {
        String drawn = TopologyFormat.print(topology);
        boolean twice = end.addresses().stream().map(a -> a.toString().split("/", 2)[0] + "/").anyMatch(a -> drawn.indexOf(a) != drawn.lastIndexOf(a));
        return end.dad() && twice ? end.withDad(false) : end;
    }

    /**
     * A drawing by chance with nothing that the machine itself would feel: no rules about what it sends and gets, no route to
     * everywhere, and no addresses of a network that it may be in.
     */
    static Topology harmless(Topology topology) {
        Host host = topology.host().orElse(Host.of("host"));
        IpStack stack = host.stack();
        Firewall firewall = stack.firewall();
        IpStack mild = stack.withRoutes(stack.routes().stream().filter(r -> !r.to().isAll()).toList())
                .withFirewall(new Firewall(
                        firewall.policies(),
                        firewall.rules().stream().filter(r -> r.chain() == Firewall.Chain.FORWARD).toList()));
        try {
            String printed = TopologyFormat.print(topology.withNode(host.name(), host.withStack(mild)));
            return TopologyFormat.parse(printed.replace("fd00::", "fd77::").replace("fd01::", "fd78::"));
        } catch (FormatException e) {
            throw new AssertionError(topology.name(), e);
        }
    }
}
