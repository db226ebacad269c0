package dev.vethwork.plan.operation;

/** {@code ip netns del red}. */
public record DeleteNamespace(String name) implements NamespaceOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.namespace(name));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip("", "netns", "del", name);
    }
}
