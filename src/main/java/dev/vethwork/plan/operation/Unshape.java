package dev.vethwork.plan.operation;

import java.util.List;

/** {@code tc -n red qdisc del dev veth-red root}. */
public record Unshape(Place link) implements ShapingOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.shaping(link));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.TC, link.namespace(), List.of("qdisc", "del", "dev", link.name(), "root"));
    }
}
