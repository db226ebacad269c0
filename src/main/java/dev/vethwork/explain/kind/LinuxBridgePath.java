package dev.vethwork.explain.kind;

/** The kernel's own bridge. */
final class LinuxBridgePath implements LinkPath {
    @Override
    public boolean filtersBridged() {
        return true;
    }
}
