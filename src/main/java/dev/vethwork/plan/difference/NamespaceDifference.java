package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;

import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.DeleteNamespace;
import dev.vethwork.state.NamespaceState;

/** Namespaces made and taken away. */
public final class NamespaceDifference {
    private NamespaceDifference() {}

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            if (comparison.isNew(wanted.name())) {
                add(comparison, drafts, wanted.name());
            }
        }
        for (String name : comparison.doomedNamespaces()) {
            delete(comparison, drafts, name);
        }
        for (String name : comparison.strangers()) {
            drafts.conflict(
                    comparison.element(name, ""),
                    PlanMessages.of("conflict.namespace", name),
                    PlanMessages.of("conflict.namespace.remedy", name),
                    name);
        }
    }

    private static void add(Comparison comparison, Drafts drafts, String name) {
        drafts.step(Stage.NAMESPACE, new AddNamespace(name))
                .on(comparison.element(name, ""))
                .undo(new DeleteNamespace(name))
                .because(PlanMessages.of("namespace.create", name));
    }

    private static void delete(Comparison comparison, Drafts drafts, String name) {
        drafts.step(Stage.DELETE_NAMESPACE, new DeleteNamespace(name))
                .on(comparison.element(name, ""))
                .undo(new AddNamespace(name))
                .because(PlanMessages.of("namespace.delete", name));
    }
}
