package dev.vethwork.topology;

import java.util.function.UnaryOperator;

/** A node with an IP stack of its own: a namespace, or the host. */
public sealed interface StackNode extends Node permits Namespace, Internet, Host {
    IpStack stack();

    StackNode withStack(IpStack stack);

    default StackNode editStack(UnaryOperator<IpStack> edit) {
        return withStack(edit.apply(stack()));
    }
}
