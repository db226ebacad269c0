package dev.vethwork.plan.operation;

/**
 * {@code ip link add v-net-0 type bridge}.
 *
 * @param stp whether it speaks the spanning tree protocol
 */
public record AddBridge(Place link, boolean stp) implements LinkOperation.Making {
    @Override
    public Command command() {
        return Command.ip(
                link.namespace(),
                stp
                        ? LinkWords.of("add", link.name(), "type", "bridge", "stp_state", "1")
                        : LinkWords.of("add", link.name(), "type", "bridge"));
    }
}
