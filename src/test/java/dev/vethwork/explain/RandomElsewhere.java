package dev.vethwork.explain;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Random;

/** Puts containers beside nodes now and then, whose interfaces are macvlans on the nodes' own. */
record RandomElsewhere(Random random) {
    /** Above all that the other interfaces of a subnet have. */
    private static final int FIRST = 200;

    Topology put(Topology lab) {
        List<CableEnd> ends = lab.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> lab.node(e.node()).filter(StackNode.class::isInstance).isPresent())
                .filter(e -> e.addresses().stream().anyMatch(a -> a.ip().isIPv4()))
                .toList();
        if (random.nextInt(4) > 0 || ends.isEmpty()) {
            return lab;
        }
        CableEnd below = ends.get(random.nextInt(ends.size()));
        Topology more = lab;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            more = more.withNode(container("x" + i, below, FIRST + i));
        }
        return more;
    }

    private Namespace container(String name, CableEnd below, int number) {
        DrawnMacvlan.Mode mode = random.nextInt(4) == 0 ? DrawnMacvlan.Mode.PRIVATE : DrawnMacvlan.Mode.BRIDGE;
        InterfaceAddress first = below.addresses().stream().filter(a -> a.ip().isIPv4()).findFirst().orElseThrow();
        String text = first.ip().toCanonicalString();
        LinkBasics basics = LinkBasics.of("eth0")
                .withAddresses(List.of(InterfaceAddress.parse(text.substring(0, text.lastIndexOf('.') + 1) + number + "/24")))
                .withUp(random.nextInt(8) > 0);
        Namespace plain = Namespace.of(name);
        return plain.withStack(plain.stack()
                .withInterfaces(List.of(new DrawnMacvlan(basics, below.interfaceName(), mode, below.node()))));
    }
}
