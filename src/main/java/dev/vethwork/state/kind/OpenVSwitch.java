package dev.vethwork.state.kind;

/**
 * The internal port of an Open vSwitch bridge, which stands for the bridge itself.
 *
 * @param stp whether it speaks the spanning tree protocol
 */
public record OpenVSwitch(boolean stp) implements LinkKind {
    public static final OpenVSwitch PLAIN = new OpenVSwitch(false);

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
        return new OpenVSwitch(on);
    }
}
