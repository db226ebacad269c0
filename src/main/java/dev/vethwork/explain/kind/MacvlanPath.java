package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.UpperLinks;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.state.Interface;
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
        Stream<Way> out = UpperLinks.under(at.namespace(), device).flatMap(wire::waysBelow);
        Stream<Way> beside = UpperLinks.under(at.namespace(), device)
                .flatMap(below -> wire.onTop(below).stream())
                .filter(other -> !other.equals(at) && device.kind().hearsBeside())
                .filter(other -> wire.device(other).filter(d -> d.kind().hearsBeside()).isPresent())
                .map(Way::to);
        return Stream.concat(beside, out).toList();
    }

    @Override
    public OptionalInt heardFromBelow(Interface device, int tag) {
        return OptionalInt.of(tag);
    }
}
