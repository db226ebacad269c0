package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.state.Interface;
import java.util.List;

/** Out of the first of its members that is up; what arrives at any of them is the bond's. */
final class BondPath implements LinkPath {
    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        return wire.members(at).stream()
                .filter(Interface::up)
                .findFirst()
                .map(member -> wire.waysBelow(new Port(at.namespace(), member.name())).toList())
                .orElse(List.of());
    }

    @Override
    public boolean hearsItsMembers() {
        return true;
    }
}
