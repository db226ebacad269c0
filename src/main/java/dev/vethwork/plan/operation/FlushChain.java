package dev.vethwork.plan.operation;

import java.util.List;

/** {@code iptables -F VW-lesson-IN}: takes the rules out of a chain that goes. */
public record FlushChain(ChainPlace chain) implements RuleOperation {
    @Override
    public String id() {
        return Ids.deletion(chain.id() + "/rules");
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public List<String> line() {
        return List.of("-F", chain.name());
    }
}
