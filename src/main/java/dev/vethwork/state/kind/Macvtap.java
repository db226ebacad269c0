package dev.vethwork.state.kind;

import dev.vethwork.state.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Another MAC address on an interface, whose frames a virtual machine takes once it has opened it; a stack until then.
 *
 * @param link the interface below
 * @param mode the kernel's word, as of a {@link Macvlan}
 * @param linkNamespace where that interface is, if in another namespace; null for the same
 */
public record Macvtap(String link, String mode, @Nullable String linkNamespace) implements StackedLink {
    /** On an interface of the same namespace. */
    public Macvtap(String link, String mode) {
        this(link, mode, null);
    }

    @Override
    public String word() {
        return "macvtap";
    }

    @Override
    public boolean hearsBeside() {
        return mode.equals(Macvlan.BRIDGE);
    }

    @Override
    public Macvtap standingOn(Peer below) {
        return new Macvtap(below.interfaceName(), mode, below.namespace());
    }
}
