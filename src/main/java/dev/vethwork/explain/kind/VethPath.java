package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Peer;
import java.util.List;

/** Out of the other end of the cable. */
final class VethPath implements LinkPath {
    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        Peer peer = device.peer();
        return peer == null ? List.of() : List.of(Way.to(new Port(peer.namespace(), peer.interfaceName())));
    }
}
