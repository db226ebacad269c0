package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.link.Wire.Port;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Macvlan;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Out of the interface below, and to the others on it; never up to that one's own stack (macvlan_queue_xmit in
 * drivers/net/macvlan.c).
 */
final class MacvlanPath implements LinkPath {
    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        if (!(device.kind() instanceof Macvlan own)) {
            return List.of();
        }
        Stream<Way> out = wire.waysBelow(new Port(at.namespace(), own.link()));
        Stream<Way> beside = wire.ofKind(own.word()).stream()
                .filter(other -> other.namespace().equals(at.namespace()) && !other.equals(at))
                .filter(other -> wire.device(other).filter(d -> hear(own, d)).isPresent())
                .map(Way::to);
        return Stream.concat(beside, out).toList();
    }

    private static boolean hear(Macvlan own, Interface other) {
        return other.kind() instanceof Macvlan there
                && there.link().equals(own.link())
                && own.mode().equals(Macvlan.BRIDGE)
                && there.mode().equals(Macvlan.BRIDGE);
    }

    @Override
    public OptionalInt heardFromBelow(Interface device, int tag) {
        return OptionalInt.of(tag);
    }
}
