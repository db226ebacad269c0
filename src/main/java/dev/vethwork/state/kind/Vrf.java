package dev.vethwork.state.kind;

import dev.vethwork.net.RouteTable;
import java.util.Optional;

/**
 * A routing table of its own for its members.
 *
 * @param table its number
 */
public record Vrf(long table) implements LinkKind {
    @Override
    public String word() {
        return "vrf";
    }

    @Override
    public boolean takesMembers() {
        return true;
    }

    /** It switches them off and on again, so that their routes move (cycle_netdev in drivers/net/vrf.c). */
    @Override
    public boolean interruptsMembers() {
        return true;
    }

    @Override
    public Optional<RouteTable> routesOfMembers() {
        return Optional.of(new RouteTable(table));
    }
}
