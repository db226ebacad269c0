package dev.vethwork.plan.guard;

import dev.vethwork.plan.Adopted;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.operation.RouteWords;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import java.util.Objects;
import java.util.Optional;

/** What in an adopted namespace is in the way of the drawing: found as conflicts, so that nothing of it is changed. */
public final class AdoptionGuard {
    private AdoptionGuard() {}

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            Optional<NamespaceState> whole = comparison.adopted(wanted.name());
            whole.ifPresent(there -> check(comparison, drafts, wanted, there));
        }
    }

    private static void check(
            Comparison comparison, Drafts drafts, NamespaceState wanted, NamespaceState there) {
        NamespaceState own = Adopted.own(there);
        NamespaceState theirs = Objects.requireNonNull(there.adopted());
        String name = wanted.name();
        for (String device : wanted.interfaces().keySet()) {
            if (there.interfaces().containsKey(device) && !own.interfaces().containsKey(device)) {
                drafts.conflict(
                        comparison.element(name, device),
                        PlanMessages.of("conflict.adopted.interface", name, device),
                        PlanMessages.of("conflict.adopted.interface.remedy", name, device));
            }
        }
        for (RouteEntry route : wanted.routes()) {
            if (Adopted.isTheirs(theirs, route)) {
                drafts.conflict(
                        comparison.element(name, ""),
                        PlanMessages.of("conflict.adopted.route", name, RouteWords.destination(route.to())),
                        PlanMessages.of("conflict.route.remedy"));
            }
        }
        if (Adopted.isUsed(theirs.netfilter()) && Adopted.isUsed(wanted.netfilter())) {
            drafts.conflict(
                    comparison.element(name, ""),
                    PlanMessages.of("conflict.adopted.rules", name),
                    PlanMessages.of("conflict.adopted.rules.remedy", name));
        }
    }
}
