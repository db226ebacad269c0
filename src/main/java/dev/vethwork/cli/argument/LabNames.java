package dev.vethwork.cli.argument;

import java.util.Collections;
import java.util.Iterator;

/**
 * Stands where the name of a lab that runs is wanted, for shells that complete what is typed. They look for the names
 * themselves, when a word is to be completed: nobody would wait for a JVM then, and here are none.
 */
public final class LabNames implements Iterable<String> {
    static final LabNames WANTED = new LabNames();

    private LabNames() {}

    @Override
    public Iterator<String> iterator() {
        return Collections.emptyIterator();
    }
}
