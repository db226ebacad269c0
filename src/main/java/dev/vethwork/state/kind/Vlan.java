package dev.vethwork.state.kind;

import dev.vethwork.state.Interface.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one VLAN on an interface.
 *
 * @param link the interface below, on which they have a tag
 * @param id the VLAN's number
 * @param linkNamespace where that interface is, if in another namespace; null for the same
 */
public record Vlan(String link, int id, @Nullable String linkNamespace) implements LinkKind {
    /** On an interface of the same namespace. */
    public Vlan(String link, int id) {
        this(link, id, null);
    }

    @Override
    public String word() {
        return "vlan";
    }

    @Override
    public List<String> under() {
        return linkNamespace == null && !link.isEmpty() ? List.of(link) : List.of();
    }

    @Override
    public boolean canStandElsewhere() {
        return true;
    }

    @Override
    public @Nullable Peer below() {
        return linkNamespace == null ? null : new Peer(linkNamespace, link);
    }

    @Override
    public Vlan standingOn(Peer below) {
        return new Vlan(below.interfaceName(), id, below.namespace());
    }
}
