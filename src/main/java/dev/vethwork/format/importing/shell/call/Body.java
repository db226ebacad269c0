package dev.vethwork.format.importing.shell.call;

/** Something that runs and ends with a status. */
@FunctionalInterface
public interface Body {
    int run();
}
