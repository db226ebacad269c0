package dev.vethwork.explain.walk.link;

import dev.vethwork.state.Interface;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How big a packet an interface takes. */
record Widths(Wire wire) {
    /** Of an interface that is told nothing. */
    static final int USUAL = 1500;

    /** Bytes of the biggest packet that leaves by it; a bridge that is told nothing takes the smallest of its ports'. */
    int of(Port port) {
        return of(port, Set.of());
    }

    /** @param above what stands on it: a drawing may have a circle there */
    private int of(Port port, Set<Port> above) {
        Optional<Interface> device = wire.device(port);
        if (device.filter(d -> d.isBridge() && d.mtu() == 0).isPresent()) {
            return wire.members(port).stream()
                    .mapToInt(m -> m.mtu() == 0 ? USUAL : m.mtu())
                    .min()
                    .orElse(USUAL);
        }
        if (device.filter(d -> d.mtu() == 0 && d.kind().isStacked()).isPresent() && !above.contains(port)) {
            // It is made as wide as what it stands on (macvlan_common_newlink in drivers/net/macvlan.c).
            Set<Port> all = new HashSet<>(above);
            all.add(port);
            return UpperLinks.under(port.namespace(), device.get()).mapToInt(below -> of(below, all)).min().orElse(USUAL);
        }
        return device.map(Interface::mtu).filter(m -> m != 0).orElse(USUAL);
    }
}
