package dev.vethwork.state.kind;

import dev.vethwork.state.Peer;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one VLAN on an interface.
 *
 * @param link the interface below, on which they have a tag
 * @param id the VLAN's number
 * @param linkNamespace where that interface is, if in another namespace; null for the same
 */
public record Vlan(String link, int id, @Nullable String linkNamespace) implements StackedLink {
    /** On an interface of the same namespace. */
    public Vlan(String link, int id) {
        this(link, id, null);
    }

    @Override
    public String word() {
        return "vlan";
    }

    /** And it goes off with that (vlan_dev_open in net/8021q/vlan_dev.c, vlan_device_event in net/8021q/vlan.c). */
    @Override
    public boolean needsLowerOn() {
        return true;
    }

    @Override
    public Vlan standingOn(Peer below) {
        return new Vlan(below.interfaceName(), id, below.namespace());
    }
}
