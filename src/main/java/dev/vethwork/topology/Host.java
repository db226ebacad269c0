package dev.vethwork.topology;

import dev.vethwork.net.Names;

/** The machine itself: the root namespace of the target. A drawing has at most one. */
public record Host(String name, IpStack stack) implements StackNode {
    public Host {
        Names.node(name);
    }

    public static Host of(String name) {
        return new Host(name, IpStack.DEFAULT);
    }

    @Override
    public Host renamed(String newName) {
        return new Host(newName, stack);
    }

    @Override
    public Host withStack(IpStack newStack) {
        return new Host(name, newStack);
    }

    @Override
    public Home home() {
        return Home.ROOT;
    }
}
