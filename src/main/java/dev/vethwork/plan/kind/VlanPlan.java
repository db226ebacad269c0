package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Vlan;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;

/** {@code ip link add eth0.10 link eth0 type vlan id 10}. */
final class VlanPlan extends StackedPlan<Vlan> {
    VlanPlan() {
        super(Vlan.class);
    }

    @Override
    List<String> type(Vlan kind) {
        return List.of("vlan", "id", String.valueOf(kind.id()));
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("vlan", "8021q", "CONFIG_VLAN_8021Q"));
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Optional.of(new DrawnVlan(basics, kind(there).link(), kind(there).id(), LinkPlans.node(kind(there))));
    }
}
