package dev.vethwork.engine.registry;

import dev.vethwork.plan.operation.AddBridge;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.AddVeth;
import dev.vethwork.plan.operation.AddressOperation;
import dev.vethwork.plan.operation.DeleteNamespace;
import dev.vethwork.plan.operation.GiveBack;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Mark;
import dev.vethwork.plan.operation.NeighborOperation;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.ProxyOperation;
import dev.vethwork.plan.operation.ResolverOperation;
import dev.vethwork.plan.operation.RouteOperation;
import dev.vethwork.plan.operation.RoutingRuleOperation;
import dev.vethwork.plan.operation.RuleOperation;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SettingOperation;
import dev.vethwork.plan.operation.ShapingOperation;
import dev.vethwork.plan.operation.TakeDevice;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operation makes or takes away whose ownership the registry has to know.
 *
 * @param rootLinks interfaces of the root namespace
 * @param removes whether it takes anything away, be it in another namespace: the other end of a cable goes along
 */
record OwnershipEffect(
        List<String> namespaces, List<String> rootLinks, List<String> removedNamespaces, List<String> removedLinks, boolean removes) {
    static final OwnershipEffect NOTHING = new OwnershipEffect(List.of(), List.of(), List.of(), List.of(), false);

    boolean isNothing() {
        return namespaces.isEmpty() && rootLinks.isEmpty() && !removes;
    }

    static OwnershipEffect by(Operation operation) {
        return switch (operation) {
            case AddNamespace added -> making(List.of(added.name()), List.of());
            case DeleteNamespace gone -> removing(List.of(gone.name()), List.of());
            case AddVeth cable -> links(cable.link(), cable.peer());
            case AddBridge bridge -> links(bridge.link());
            case AddSwitch bridge -> links(bridge.link());
            case AddLink made -> links(made.link());
            // The machine's own: it is never ours, wherever it is.
            case TakeDevice _, GiveBack _ -> NOTHING;
            // Our mark on an interface that is another one than was noted: from then on it is ours.
            case Mark mark -> links(mark.link());
            case LinkOperation.Removal gone -> removing(List.of(), names(gone.link()));
            case LinkOperation.Plugging _, LinkOperation.LinkSetting _ -> NOTHING;
            case AddressOperation _, RouteOperation _, NeighborOperation _, RoutingRuleOperation _, RuleOperation _, SettingOperation _ -> NOTHING;
            case ShapingOperation _, ServiceOperation _, ResolverOperation _, ProxyOperation _ -> NOTHING;
        };
    }

    OwnershipEffect and(OwnershipEffect other) {
        return new OwnershipEffect(
                both(namespaces, other.namespaces),
                both(rootLinks, other.rootLinks),
                both(removedNamespaces, other.removedNamespaces),
                both(removedLinks, other.removedLinks),
                removes || other.removes);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static OwnershipEffect links(Place... places) {
        return making(List.of(), names(places));
    }

    private static List<String> names(Place... places) {
        return Stream.of(places).filter(Place::isInRoot).map(Place::name).toList();
    }

    static OwnershipEffect making(List<String> namespaces, List<String> rootLinks) {
        return new OwnershipEffect(namespaces, rootLinks, List.of(), List.of(), false);
    }

    static OwnershipEffect removing(List<String> namespaces, List<String> rootLinks) {
        return new OwnershipEffect(List.of(), List.of(), namespaces, rootLinks, true);
    }
}
