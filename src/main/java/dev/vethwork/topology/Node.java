package dev.vethwork.topology;

/** Something drawn that cables can be plugged into. Its name is its identity in the file, the kernel and on screen. */
public sealed interface Node permits StackNode, Bridge {
    String name();

    /** The same node under another name. */
    Node renamed(String name);

    /** The namespace that it lives in. */
    Home home();

    /** Whether it lives in the host's root namespace. */
    default boolean isInRoot() {
        return home().isRoot();
    }
}
