package dev.vethwork.state.kind;

import java.util.List;

/**
 * Another MAC address on an interface, whose frames a virtual machine takes once it has opened it; a stack until then.
 *
 * @param link the interface below
 * @param mode the kernel's word, as of a {@link Macvlan}
 */
public record Macvtap(String link, String mode) implements LinkKind {
    @Override
    public String word() {
        return "macvtap";
    }

    @Override
    public boolean hearsBeside() {
        return mode.equals(Macvlan.BRIDGE);
    }

    @Override
    public List<String> under() {
        return List.of(link);
    }
}
