package dev.vethwork.plan.difference;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Resolver;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.DeleteResolver;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.ResolverOperation;
import dev.vethwork.plan.operation.SetResolver;
import dev.vethwork.state.NamespaceState;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom the programs of a namespace ask for names. What DHCP tells is never written over. */
public final class ResolverDifference {
    private ResolverDifference() {}

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            if (!wanted.isRoot()) {
                find(wanted.name(), wanted.resolver(), comparison.before(wanted.name()).resolver(), comparison, drafts);
            }
        }
        comparison.doomedNamespaces().forEach(
                name -> find(name, null, comparison.before(name).resolver(), comparison, drafts));
    }

    private static void find(
            String name, @Nullable Resolver wanted, @Nullable Resolver now, Comparison comparison, Drafts drafts) {
        if (wanted != null && !(now != null && isSame(wanted, now))) {
            drafts.step(Stage.RESOLVER, new SetResolver(name, wanted, now != null))
                    .on(comparison.element(name, ""))
                    .undo(undo(name, now))
                    .after(Ids.namespace(name))
                    .because(wanted.learned()
                            ? PlanMessages.of("resolver.learned", PlanMessages.who(name))
                            : PlanMessages.of("resolver.create", PlanMessages.who(name), servers(wanted)));
        } else if (wanted == null && now != null) {
            drafts.step(Stage.DELETE_RESOLVER, new DeleteResolver(name))
                    .on(comparison.element(name, ""))
                    .undo(new SetResolver(name, now, false))
                    .because(PlanMessages.of("resolver.delete", PlanMessages.who(name)));
        }
    }

    private static ResolverOperation undo(String name, @Nullable Resolver now) {
        return now == null ? new DeleteResolver(name) : new SetResolver(name, now, true);
    }

    private static boolean isSame(Resolver wanted, Resolver now) {
        return wanted.learned() ? now.learned() : wanted.equals(now);
    }

    private static String servers(Resolver resolver) {
        return resolver.servers().stream().map(Addresses::text).collect(Collectors.joining(", "));
    }
}
