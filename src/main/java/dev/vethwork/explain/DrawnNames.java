package dev.vethwork.explain;

import dev.vethwork.explain.walk.Beyond;
import dev.vethwork.plan.Compiled;
import org.jspecify.annotations.Nullable;

/** What stands in a drawing for what is in a state. */
record DrawnNames(Compiled drawn) {
    String of(String namespace, @Nullable String device) {
        return namespace.equals(Beyond.NETWORK)
                ? Messages.text("explain.beyond")
                : drawn.element(namespace, device == null ? "" : device);
    }

    String node(String namespace) {
        return of(namespace, null);
    }
}
