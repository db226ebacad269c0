package dev.vethwork.plan;

import dev.vethwork.state.NamespaceState;
import java.util.List;

/** Namespaces made and taken away. */
final class NamespaceDifference {
    private NamespaceDifference() {}

    static void find(Comparison comparison, Drafts drafts) {
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
                    Say.of("conflict.namespace", name),
                    Say.of("conflict.namespace.remedy", name),
                    name);
        }
    }

    private static void add(Comparison comparison, Drafts drafts, String name) {
        drafts.create(Stage.NAMESPACE, Ids.namespace(name))
                .on("", comparison.element(name, ""))
                .run(List.of("ip", "netns", "add", name))
                .undo(List.of("ip", "netns", "del", name))
                .because(Say.of("namespace.create", name));
    }

    private static void delete(Comparison comparison, Drafts drafts, String name) {
        drafts.delete(Stage.DELETE_NAMESPACE, Ids.namespace(name))
                .on("", comparison.element(name, ""))
                .run(List.of("ip", "netns", "del", name))
                .undo(List.of("ip", "netns", "add", name))
                .because(Say.of("namespace.delete", name));
    }
}
