package dev.vethwork.engine;

import java.util.Collection;

/** Reads counters again and again, at little cost. */
public interface CounterStream extends AutoCloseable {
    /** Those of these namespaces now; one that is gone is missing in the answer. */
    Counted read(Collection<String> namespaces) throws TargetException;

    @Override
    void close();
}
