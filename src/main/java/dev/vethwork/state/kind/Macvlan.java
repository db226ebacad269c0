package dev.vethwork.state.kind;

import java.util.List;

/**
 * Another MAC address on an interface, with a stack of its own behind it.
 *
 * @param link the interface below
 * @param mode the kernel's word: {@code bridge}, {@code private}, {@code vepa}, {@code passthru}
 */
public record Macvlan(String link, String mode) implements LinkKind {
    /** The mode in which those of one interface hear each other. */
    public static final String BRIDGE = "bridge";

    @Override
    public String word() {
        return "macvlan";
    }

    @Override
    public boolean hearsBeside() {
        return mode.equals(BRIDGE);
    }

    @Override
    public List<String> under() {
        return List.of(link);
    }
}
