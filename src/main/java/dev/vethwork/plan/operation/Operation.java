package dev.vethwork.plan.operation;

import java.util.List;

/**
 * One change of a network. Whoever wants to know what it does asks its type; the words are for the tools, and for people.
 */
public sealed interface Operation
        permits NamespaceOperation,
                LinkOperation,
                AddressOperation,
                RouteOperation,
                RoutingRuleOperation,
                NeighborOperation,
                RuleOperation,
                SettingOperation,
                ShapingOperation,
                ResolverOperation,
                ProxyOperation,
                ServiceOperation {
    /** Unique in a plan, and the same whenever the same plan is made: where the thing is, its kind, its name. */
    String id();

    Action action();

    /** The namespace of what it is about; of a namespace, its own name. */
    String home();

    /** Where it acts: the root namespace for what names the namespaces by itself. */
    default String namespace() {
        return home();
    }

    ToolCommand command();

    /** The whole command: {@code ip -n red addr add 192.168.15.1/24 dev veth-red}. */
    default List<String> argv() {
        return command().argv();
    }
}
