package dev.vethwork.state.kind;

/**
 * A bridge of the kernel's own.
 *
 * @param stp whether it speaks the spanning tree protocol
 * @param filtersVlans whether it tells VLANs apart
 */
public record LinuxBridge(boolean stp, boolean filtersVlans) implements LinkKind {
    @Override
    public String word() {
        return "bridge";
    }

    @Override
    public boolean isSwitch() {
        return true;
    }

    @Override
    public boolean isLinuxBridge() {
        return true;
    }

    @Override
    public LinuxBridge withStp(boolean on) {
        return new LinuxBridge(on, filtersVlans);
    }
}
