package dev.vethwork.plan;

import dev.vethwork.plan.operation.AddressOperation;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.NamespaceOperation;
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
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a lab that a plan is computed for, the rest being as it was: whole namespaces, and single interfaces of the
 * root namespace, where half of a lab may be. What else is in the root namespace is always in it.
 *
 * @param parts their names, null for everything
 */
public record Focus(@Nullable Set<String> parts) {
    static final Focus ALL = new Focus(null);

    /** What an operation belongs to. */
    public static String partOf(Operation operation) {
        return switch (operation) {
            case LinkOperation link -> partOf(link.link());
            case AddressOperation address -> partOf(address.link());
            case ShapingOperation shaping -> partOf(shaping.link());
            case NamespaceOperation namespace -> namespace.name();
            case NeighborOperation _, RouteOperation _, RoutingRuleOperation _, RuleOperation _, SettingOperation _, ServiceOperation _, ResolverOperation _, ProxyOperation _ ->
                operation.home().isEmpty() ? "/" : operation.home();
        };
    }

    public static String partOf(Place place) {
        return place.isInRoot() ? "/" + place.name() : place.namespace();
    }

    boolean isAll() {
        return parts == null;
    }

    public boolean has(Place place) {
        return parts == null || parts.contains(partOf(place));
    }

    /** The namespaces of which something is in it, the root namespace always among them. */
    List<String> namespaces() {
        return parts == null
                ? List.of()
                : Stream.concat(Stream.of(NetworkState.ROOT), parts.stream().filter(p -> !p.startsWith("/")))
                        .toList();
    }

    boolean hasNamespace(String name) {
        return parts == null || name.isEmpty() || parts.contains(name);
    }

    public boolean has(Draft draft) {
        return parts == null || draft.part().equals("/") || parts.contains(draft.part());
    }
}
