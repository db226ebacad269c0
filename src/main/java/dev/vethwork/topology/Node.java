package dev.vethwork.topology;

/** Something drawn that cables can be plugged into. Its name is its identity in the file, the kernel and on screen. */
public sealed interface Node permits StackNode, Bridge {
    String name();

    /** The same node under another name. */
    Node renamed(String name);

    /** Whether it lives in the host's root namespace; else in a namespace of its own, which has its name. */
    boolean isInRoot();
}
