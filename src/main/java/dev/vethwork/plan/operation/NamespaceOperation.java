package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;

/** A namespace made or taken away. */
public sealed interface NamespaceOperation extends Operation permits AddNamespace, DeleteNamespace {
    String name();

    @Override
    default String home() {
        return name();
    }

    @Override
    default String namespace() {
        return NetworkState.ROOT;
    }
}
