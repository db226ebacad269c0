package dev.vethwork.explain.report;

import dev.vethwork.explain.Messages;

import dev.vethwork.explain.walk.Beyond;
import dev.vethwork.plan.Compiled;
import org.jspecify.annotations.Nullable;

/** What stands in a drawing for what is in a state. */
public record DrawnNames(Compiled drawn) {
    public String of(String namespace, @Nullable String device) {
        return namespace.equals(Beyond.NETWORK)
                ? Messages.text("explain.beyond")
                : drawn.element(namespace, device == null ? "" : device);
    }

    public String node(String namespace) {
        return of(namespace, null);
    }
}
