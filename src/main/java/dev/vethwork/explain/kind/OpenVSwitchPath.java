package dev.vethwork.explain.kind;

/** The userspace datapath of Open vSwitch. */
final class OpenVSwitchPath implements LinkPath {
    @Override
    public boolean onlyListensIn() {
        return true;
    }
}
