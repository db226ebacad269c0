package dev.vethwork.plan.kind;

import dev.vethwork.net.Mac;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.GiveBack;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.TakeDevice;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Physical;
import dev.vethwork.text.KindText;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An interface of the machine's goes into a namespace and comes back: one that the machine itself uses never does. */
final class PhysicalPlan implements LinkPlan {
    private static final Mac UNKNOWN = new Mac("00:00:00:00:00:00");

    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        Physical kind = (Physical) wanted.kind();
        NamespaceState root = planning.comparison().before(NetworkState.ROOT);
        String element = planning.comparison().element(place);
        Optional<Interface> there = root.device(kind.device());
        List<String> why = there.map(device -> reasons(root, device)).orElse(List.of("missing"));
        if (planning.comparison().traits().rootIsOurs() || place.isInRoot()) {
            why = List.of("machine");
        }
        why.forEach(reason -> planning.drafts().conflict(
                element,
                KindText.of("physical", "conflict." + reason, kind.device(), place.namespace()),
                KindText.of("physical", "conflict.remedy")));
        Physical lent = new Physical(
                kind.device(), there.map(d -> new Physical.Before(d.up(), d.mtu(), d.mac() == null ? UNKNOWN : d.mac())).orElse(null));
        planning.drafts()
                .step(Stage.CABLE, new TakeDevice(place, lent))
                .on(element)
                .undo(new GiveBack(place, lent))
                .after(Ids.namespace(place.namespace()), new GiveBack(place, lent).id())
                .because(KindText.of("physical", "create", kind.device(), PlanMessages.who(place.namespace()), place.name()));
    }

    /** What the machine itself does with it. */
    private static List<String> reasons(NamespaceState root, Interface device) {
        boolean routed = root.routes().stream()
                .filter(route -> !route.isOfKernel())
                .flatMap(route -> route.hops().stream())
                .anyMatch(hop -> device.name().equals(hop.device()));
        boolean carries = root.interfaces().values().stream()
                .anyMatch(other -> other.kind().under().contains(device.name()) || device.name().equals(other.master()));
        boolean addressed = device.addresses().stream()
                .anyMatch(address -> address.address().isIPv4() || !address.address().isLinkLocal());
        return Stream.of(
                        device.kind().isLoopback() || device.owner() != null ? "machine" : "",
                        addressed ? "addressed" : "",
                        routed ? "routed" : "",
                        carries || device.master() != null ? "carries" : "")
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {
        Physical kind = (Physical) there.kind();
        planning.drafts()
                .step(Stage.DELETE_STACKED, new GiveBack(place, kind))
                .on(planning.comparison().element(place))
                .undo(planning.comparison().isDoomedNamespace(place.namespace()) ? null : new TakeDevice(place, kind))
                .because(KindText.of("physical", "delete", kind.device(), PlanMessages.who(place.namespace())));
    }

    @Override
    public boolean isKept(Interface wanted, Interface there) {
        return ((Physical) wanted.kind()).device().equals(((Physical) there.kind()).device());
    }

    @Override
    public boolean outlivesItsNamespace() {
        return true;
    }

    @Override
    public int bornMtu() {
        return 0;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Optional.of(new DrawnPhysical(basics, ((Physical) there.kind()).device()));
    }
}
