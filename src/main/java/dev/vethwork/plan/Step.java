package dev.vethwork.plan;

import dev.vethwork.text.Phrase;
import java.util.List;

/**
 * One change, as a command that a person can read, copy and type.
 *
 * @param id unique in its plan and the same whenever the same plan is made: {@code red/link/veth-red}
 * @param element the drawn element that it is for: a node's name, or a cable's end {@code red:veth-red}
 * @param namespace where it acts; {@link dev.vethwork.state.NetworkState#ROOT} for the host's
 * @param argv the whole command: {@code ip -n red addr add 192.168.15.1/24 dev veth-red}
 * @param undo the command that takes it back; empty where something else's undo does, such as the removal of the
 *     namespace that it happens in
 * @param reason why it is needed, one sentence
 */
public record Step(
        String id,
        Phase phase,
        Action action,
        String element,
        String namespace,
        List<String> argv,
        List<String> undo,
        Phrase reason) {
    /** What becomes of the thing. */
    public enum Action {
        CREATE,
        CHANGE,
        DELETE
    }

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

    public Step {
        argv = List.copyOf(argv);
        undo = List.copyOf(undo);
    }
}
