package dev.vethwork.plan;

/** What a step does, finer than its phase: the order of steps that do not wait for each other. */
public enum Stage {
    STOP_SERVICE(Step.Phase.REMOVE),
    DELETE_JUMP(Step.Phase.REMOVE),
    DELETE_RULE(Step.Phase.REMOVE),
    FLUSH_CHAIN(Step.Phase.REMOVE),
    DELETE_CHAIN(Step.Phase.REMOVE),
    DELETE_PROXY(Step.Phase.REMOVE),
    DELETE_NEIGHBOR(Step.Phase.REMOVE),
    DELETE_ROUTING_RULE(Step.Phase.REMOVE),
    DELETE_ROUTE(Step.Phase.REMOVE),
    RESTORE_SYSCTL(Step.Phase.REMOVE),
    DELETE_SHAPING(Step.Phase.REMOVE),
    DELETE_ADDRESS(Step.Phase.REMOVE),
    UNPLUG(Step.Phase.REMOVE),
    /** What stands on other interfaces goes before these, which would take it along. */
    DELETE_STACKED(Step.Phase.REMOVE),
    DELETE_LINK(Step.Phase.REMOVE),
    DELETE_BRIDGE(Step.Phase.REMOVE),
    DELETE_RESOLVER(Step.Phase.REMOVE),
    DELETE_NAMESPACE(Step.Phase.REMOVE),
    NAMESPACE(Step.Phase.NAMESPACES),
    /** What an interface takes over as it is made, and all that a new namespace is set to. */
    EARLY_SYSCTL(Step.Phase.NAMESPACES),
    BRIDGE(Step.Phase.BRIDGES),
    CABLE(Step.Phase.CABLES),
    /** What a port is set to, once it is one. */
    PORT(Step.Phase.CABLES),
    ADDRESS(Step.Phase.ADDRESSES),
    LINK_UP(Step.Phase.LINKS_UP),
    SYSCTL(Step.Phase.SYSCTLS),
    CONNECTED(Step.Phase.ROUTES),
    ROUTE(Step.Phase.ROUTES),
    NEIGHBOR(Step.Phase.ROUTES),
    PROXY(Step.Phase.ROUTES),
    /** Once there is something in the tables that it leads to. */
    ROUTING_RULE(Step.Phase.ROUTES),
    CHAIN(Step.Phase.RULES),
    RULE(Step.Phase.RULES),
    JUMP(Step.Phase.RULES),
    POLICY(Step.Phase.RULES),
    SHAPING(Step.Phase.SHAPING),
    RESOLVER(Step.Phase.SERVICES),
    SERVICE(Step.Phase.SERVICES),
    /** Once those are there that may answer. */
    DHCP(Step.Phase.SERVICES);

    private final Step.Phase phase;

    Stage(Step.Phase phase) {
        this.phase = phase;
    }

    Step.Phase phase() {
        return phase;
    }
}
