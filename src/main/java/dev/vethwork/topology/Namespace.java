package dev.vethwork.topology;

import dev.vethwork.net.Names;

/**
 * A network namespace.
 *
 * @param role how it is meant and shown; the kernel knows no difference
 */
public record Namespace(String name, Role role, IpStack stack) implements StackNode {
    /** How a namespace is meant and shown. */
    public enum Role {
        PLAIN,
        ROUTER,
        OUTSIDE
    }

    public Namespace {
        Names.node(name);
    }

    public static Namespace of(String name) {
        return new Namespace(name, Role.PLAIN, IpStack.DEFAULT);
    }

    @Override
    public Namespace renamed(String newName) {
        return new Namespace(newName, role, stack);
    }

    @Override
    public Namespace withStack(IpStack newStack) {
        return new Namespace(name, role, newStack);
    }

    @Override
    public Home home() {
        return new Home(name);
    }
}
