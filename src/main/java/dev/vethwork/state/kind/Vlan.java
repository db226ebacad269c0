package dev.vethwork.state.kind;

import java.util.List;

/**
 * The frames of one VLAN on an interface.
 *
 * @param link the interface below, on which they have a tag
 * @param id the VLAN's number
 */
public record Vlan(String link, int id) implements LinkKind {
    @Override
    public String word() {
        return "vlan";
    }

    @Override
    public List<String> under() {
        return List.of(link);
    }
}
