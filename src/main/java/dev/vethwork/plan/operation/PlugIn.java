package dev.vethwork.plan.operation;

import org.jspecify.annotations.Nullable;

/**
 * {@code ip link set veth-red-br master v-net-0}.
 *
 * @param from the bridge that it is in now, and leaves; null for none
 */
public record PlugIn(Place link, String bridge, @Nullable String from) implements LinkOperation.Plugging {
    @Override
    public String id() {
        return Ids.port(link);
    }

    @Override
    public Action action() {
        return from == null ? Action.CREATE : Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "master", bridge);
    }
}
