package dev.vethwork.state.kind;

/**
 * The internal port of an Open vSwitch bridge, which stands for the bridge itself.
 *
 * @param stp whether it speaks the spanning tree protocol
 * @param inKernel whether the kernel's module passes its frames on, rather than the switch's own process
 */
public record OpenVSwitch(boolean stp, boolean inKernel) implements LinkKind {
    public static final OpenVSwitch PLAIN = new OpenVSwitch(false, false);

    @Override
    public String word() {
        return "openvswitch";
    }

    @Override
    public boolean isSwitch() {
        return true;
    }

    @Override
    public OpenVSwitch withStp(boolean on) {
        return new OpenVSwitch(on, inKernel);
    }
}
