package dev.vethwork.topology;

/**
 * The network namespace that a node lives in. It is said here alone; whoever needs the kernel's name of it asks
 * {@link #namespace()}.
 *
 * @param namespace its name; empty for the host's root namespace
 */
public record Home(String namespace) {
    /** The host's: the root namespace of the target. */
    public static final Home ROOT = new Home("");

    public boolean isRoot() {
        return namespace.isEmpty();
    }
}
