package dev.vethwork.explain.walk.link;

import dev.vethwork.state.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An interface of a stack that hears the frame.
 *
 * @param bridged the bridges that pass it on from one port to another
 * @param passes how it comes through each switch on its way, its own where it is one
 * @param measured the last interface that measures it, with those before; null where none does
 * @param tunnels those that carry it on its way, the first one first
 * @param down the first interface on the way that is down, empty where all are up
 * @param vlan on a cable the frame's tag, 0 for none; inside a switch the VLAN that it is in
 */
public record Listener(
        Port port,
        List<Port> bridged,
        List<Pass> passes,
        @Nullable Measured measured,
        List<Tunnel> tunnels,
        Optional<Port> down,
        int vlan) {
    Listener by(Interface device, Port at, boolean out) {
        int own = device.mtu() == 0 ? Widths.USUAL : device.mtu();
        Optional<Port> firstDown = down.isPresent() || device.up() ? down : Optional.of(at);
        return new Listener(at, bridged, passes, Measured.after(measured, at, own, out), tunnels, firstDown, vlan);
    }

    /** Bytes of what every interface on its way takes. */
    public int mtu() {
        return measured == null ? Integer.MAX_VALUE : measured.least();
    }

    /** What measures it, in that order. */
    public List<Measured> measures() {
        return measured == null ? List.of() : measured.inOrder();
    }

    /** What a bridge hands up to its own stack is not measured: only what leaves by a port is. */
    Listener up(Interface bridge, Port at) {
        Optional<Port> firstDown = bridge.up() || down.isPresent() ? down : Optional.of(at);
        return new Listener(at, bridged, passes, measured, tunnels, firstDown, vlan);
    }

    Listener over(Port bridge) {
        List<Port> all = new ArrayList<>(bridged);
        all.add(bridge);
        return new Listener(port, all, passes, measured, tunnels, down, vlan);
    }

    Listener passing(Pass pass) {
        List<Pass> all = new ArrayList<>(passes);
        all.add(pass);
        return new Listener(port, bridged, all, measured, tunnels, down, vlan);
    }

    Listener stoppedBy(Optional<Port> first) {
        return new Listener(port, bridged, passes, measured, tunnels, first, vlan);
    }

    /** What is carried by a tunnel is cut into pieces outside, so that only what it leaves by counts. */
    Listener inside(Tunnel tunnel) {
        List<Tunnel> all = new ArrayList<>(tunnels);
        all.add(tunnel);
        return new Listener(port, bridged, passes, measured, all, down, vlan);
    }

    /** The way back to who is heard. */
    Listener back(Port to, List<Tunnel> back) {
        List<Pass> turned = passes.reversed().stream().map(Pass::back).toList();
        return new Listener(to, bridged.reversed(), turned, measured == null ? null : measured.back(), back, down, vlan);
    }

    Listener in(int newVlan) {
        return newVlan == vlan
                ? this
                : new Listener(port, bridged, passes, measured, tunnels, down, newVlan);
    }
}
