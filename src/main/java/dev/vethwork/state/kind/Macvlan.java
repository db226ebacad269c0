package dev.vethwork.state.kind;

import dev.vethwork.state.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Another MAC address on an interface, with a stack of its own behind it.
 *
 * @param link the interface below
 * @param mode the kernel's word: {@code bridge}, {@code private}, {@code vepa}, {@code passthru}
 * @param linkNamespace where that interface is, if in another namespace; null for the same
 */
public record Macvlan(String link, String mode, @Nullable String linkNamespace) implements StackedLink {
    /** The mode in which those of one interface hear each other. */
    public static final String BRIDGE = "bridge";

    /** On an interface of the same namespace. */
    public Macvlan(String link, String mode) {
        this(link, mode, null);
    }

    @Override
    public String word() {
        return "macvlan";
    }

    @Override
    public boolean hearsBeside() {
        return mode.equals(BRIDGE);
    }

    @Override
    public Macvlan standingOn(Peer below) {
        return new Macvlan(below.interfaceName(), mode, below.namespace());
    }
}
