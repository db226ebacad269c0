package dev.vethwork.state.kind;

/**
 * A bridge of the kernel's own.
 *
 * @param stp whether it speaks the spanning tree protocol
 */
public record LinuxBridge(boolean stp) implements LinkKind {
    public static final LinuxBridge PLAIN = new LinuxBridge(false);

    @Override
    public String word() {
        return "bridge";
    }

    @Override
    public boolean isSwitch() {
        return true;
    }

    @Override
    public LinuxBridge withStp(boolean on) {
        return new LinuxBridge(on);
    }
}
