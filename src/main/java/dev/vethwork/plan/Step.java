package dev.vethwork.plan;

import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.text.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change with its place in a plan. What a person reads, copies and types of it is rendered from the operation whenever
 * somebody asks; whoever wants to know what it does asks the operation.
 *
 * @param element the drawn element that it is for: a node's name, or a cable's end {@code red:veth-red}
 * @param inverse what takes it back; null where something else's undo does, such as the removal of the namespace that it
 *     happens in
 * @param reason why it is needed, one sentence
 */
public record Step(
        Phase phase, String element, Operation operation, @Nullable Operation inverse, Phrase reason) {
    /** The stretch of a plan that a step belongs to, in the order that they run. */
    public enum Phase {
        /** Processes stopped, rules, routes, addresses, cables, bridges, namespaces taken away. */
        REMOVE,
        NAMESPACES,
        BRIDGES,
        CABLES,
        ADDRESSES,
        LINKS_UP,
        SYSCTLS,
        ROUTES,
        RULES,
        SHAPING,
        SERVICES
    }

    /** Unique in its plan and the same whenever the same plan is made: {@code red/link/veth-red}. */
    public String id() {
        return operation.id();
    }

    public Action action() {
        return operation.action();
    }

    /** Where it acts; {@link dev.vethwork.state.NetworkState#ROOT} for the host's. */
    public String namespace() {
        return operation.namespace();
    }

    /** The whole command: {@code ip -n red addr add 192.168.15.1/24 dev veth-red}. */
    public List<String> argv() {
        return operation.argv();
    }

    /** The command that takes it back; empty where there is none. */
    public List<String> undo() {
        return inverse == null ? List.of() : inverse.argv();
    }
}
