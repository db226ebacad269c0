package dev.vethwork.plan.difference;

import dev.vethwork.net.Addresses;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddProxy;
import dev.vethwork.plan.operation.DeleteProxy;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProxyEntry;
import java.util.Optional;

/** Addresses that a node answers for in the place of others. */
public final class ProxyDifference extends NamespaceComparison {
    private ProxyDifference(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        super(comparison, drafts, wanted);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            new ProxyDifference(comparison, drafts, wanted).find();
        }
    }

    private void find() {
        wanted.proxies().stream().filter(p -> !(isIn(before, p) && survives(p))).forEach(this::add);
        before.proxies().stream()
                .filter(p -> isOurs(p) && survives(p) && !isIn(wanted, p))
                .forEach(this::delete);
    }

    private boolean isOurs(ProxyEntry there) {
        return !before.isRoot() || there.protocol().equals(Marks.ROUTE_PROTOCOL);
    }

    private void add(ProxyEntry entry) {
        Place place = place(entry);
        drafts.step(Stage.PROXY, new AddProxy(place, entry))
                .on(comparison.element(place))
                .after(Ids.link(place), Ids.up(place))
                .undo(comparison.staying(place).isEmpty() ? null : new DeleteProxy(place, entry))
                .because(PlanMessages.of("proxy.create", PlanMessages.who(wanted.name()), Addresses.text(entry.address()), place.name()));
    }

    private void delete(ProxyEntry entry) {
        Place place = place(entry);
        drafts.step(Stage.DELETE_PROXY, new DeleteProxy(place, entry))
                .on(comparison.element(place))
                .undo(new AddProxy(place, entry))
                .because(PlanMessages.of("proxy.delete", Addresses.text(entry.address()), place.name()));
    }

    private Place place(ProxyEntry entry) {
        return new Place(wanted.name(), entry.interfaceName());
    }

    private static boolean isIn(NamespaceState namespace, ProxyEntry one) {
        return namespace.proxies().stream()
                .anyMatch(p -> p.address().equals(one.address()) && p.interfaceName().equals(one.interfaceName()));
    }

    /** They go with their interface, as it is switched off (pneigh_ifdown in net/core/neighbour.c), and with its last IPv4 address. */
    private boolean survives(ProxyEntry entry) {
        Optional<Interface> stays = comparison.staying(place(entry));
        Optional<Interface> want = comparison.wanted(place(entry));
        boolean goesDown = stays.filter(Interface::up).isPresent()
                && want.filter(w -> !w.up() || Handover.of(comparison, place(entry), w).interrupts())
                        .isPresent();
        return stays.filter(is -> !goesDown && !(entry.address().isIPv4() && losesV4(is, want))).isPresent();
    }

    private static boolean losesV4(Interface is, Optional<Interface> want) {
        return want.filter(w -> AddressChange.of(w, is).v4Lost()).isPresent();
    }
}
