package dev.vethwork.plan.operation;

/** {@code ip netns add red}. */
public record AddNamespace(String name) implements NamespaceOperation {
    @Override
    public String id() {
        return Ids.namespace(name);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip("", "netns", "add", name);
    }
}
