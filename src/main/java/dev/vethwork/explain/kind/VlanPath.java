package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.UpperLinks;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Vlan;
import java.util.List;
import java.util.OptionalInt;

/** Out of the interface below with the VLAN's tag, and what comes in there with it (net/8021q/vlan_core.c). */
final class VlanPath implements LinkPath {
    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        return UpperLinks.under(at.namespace(), device).flatMap(wire::waysBelow).toList();
    }

    @Override
    public int tagged(Interface device, int tag) {
        return device.kind() instanceof Vlan own ? own.id() : tag;
    }

    @Override
    public OptionalInt heardFromBelow(Interface device, int tag) {
        return device.kind() instanceof Vlan own && own.id() == tag ? OptionalInt.of(0) : OptionalInt.empty();
    }
}
