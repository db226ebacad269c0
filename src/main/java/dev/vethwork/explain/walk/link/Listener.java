package dev.vethwork.explain.walk.link;

import dev.vethwork.state.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An interface of a stack that hears the frame.
 *
 * @param bridged the bridges that pass it on from one port to another
 * @param passes how it comes through each switch on its way, its own where it is one
 * @param mtu bytes of the narrowest interface that takes it in
 * @param narrow that interface
 * @param narrowOut whether a bridge sends the frame out by it, rather than that it comes in there
 * @param tunnels those that carry it on its way, the first one first
 * @param down the first interface on the way that is down, empty where all are up
 * @param vlan on a cable the frame's tag, 0 for none; inside a switch the VLAN that it is in
 */
public record Listener(
        Port port,
        List<Port> bridged,
        List<Pass> passes,
        int mtu,
        Port narrow,
        boolean narrowOut,
        List<Tunnel> tunnels,
        Optional<Port> down,
        int vlan) {
    Listener by(Interface device, Port at, boolean out) {
        int own = device.mtu() == 0 ? Widths.USUAL : device.mtu();
        Optional<Port> firstDown = down.isPresent() || device.up() ? down : Optional.of(at);
        boolean narrower = own < mtu;
        return new Listener(
                at,
                bridged,
                passes,
                Math.min(mtu, own),
                narrower ? at : narrow,
                narrower ? out : narrowOut,
                tunnels,
                firstDown,
                vlan);
    }

    /** What a bridge hands up to its own stack is not measured: only what leaves by a port is. */
    Listener up(Interface bridge, Port at) {
        Optional<Port> firstDown = bridge.up() || down.isPresent() ? down : Optional.of(at);
        return new Listener(at, bridged, passes, mtu, narrow, narrowOut, tunnels, firstDown, vlan);
    }

    Listener over(Port bridge) {
        List<Port> all = new ArrayList<>(bridged);
        all.add(bridge);
        return new Listener(port, all, passes, mtu, narrow, narrowOut, tunnels, down, vlan);
    }

    Listener passing(Pass pass) {
        List<Pass> all = new ArrayList<>(passes);
        all.add(pass);
        return new Listener(port, bridged, all, mtu, narrow, narrowOut, tunnels, down, vlan);
    }

    Listener stoppedBy(Optional<Port> first) {
        return new Listener(port, bridged, passes, mtu, narrow, narrowOut, tunnels, first, vlan);
    }

    /** What is carried by a tunnel is cut into pieces outside, so that only what it leaves by counts. */
    Listener inside(Tunnel tunnel) {
        List<Tunnel> all = new ArrayList<>(tunnels);
        all.add(tunnel);
        return new Listener(port, bridged, passes, mtu, narrow, narrowOut, all, down, vlan);
    }

    /** The way back to who is heard. */
    Listener back(Port to, List<Tunnel> back) {
        List<Pass> turned = passes.reversed().stream().map(Pass::back).toList();
        return new Listener(to, bridged.reversed(), turned, mtu, narrow, !narrowOut, back, down, vlan);
    }

    Listener in(int newVlan) {
        return newVlan == vlan
                ? this
                : new Listener(port, bridged, passes, mtu, narrow, narrowOut, tunnels, down, newVlan);
    }
}
