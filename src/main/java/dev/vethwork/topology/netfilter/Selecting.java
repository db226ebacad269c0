package dev.vethwork.topology.netfilter;

import java.util.function.UnaryOperator;

/** A rule that is for some packets. */
public interface Selecting<T> {
    /** For which. */
    Selector asked();

    /** The same for others. */
    T asking(UnaryOperator<Selector> change);
}
