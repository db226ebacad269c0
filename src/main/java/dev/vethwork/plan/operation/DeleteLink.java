package dev.vethwork.plan.operation;

/** {@code ip link del veth-red}: of a cable both ends, of a bridge all that it has. */
public record DeleteLink(Place link) implements LinkOperation.Removal {
    @Override
    public ToolCommand command() {
        return ToolCommand.ip(link.namespace(), LinkWords.of("del", link.name()));
    }
}
