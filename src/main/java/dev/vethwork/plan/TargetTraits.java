package dev.vethwork.plan;

/**
 * What a plan must know of the place that it is for.
 *
 * @param name {@code sandbox} or {@code host}
 * @param rootIsOurs whether the root namespace was made for the lab, so that its settings need no restoring and its own
 *     sysctls may be pinned
 * @param openVSwitch how Open vSwitch can run there
 * @param reach how the machine is reached, where the root namespace is not ours
 */
public record TargetTraits(String name, boolean rootIsOurs, OpenVSwitch openVSwitch, Reach reach) {
    /** How Open vSwitch can run. */
    public enum OpenVSwitch {
        /** With the kernel's datapath. */
        KERNEL,
        /** With its userspace datapath, {@code datapath_type=netdev}. */
        USERSPACE,
        MISSING
    }

    public static final TargetTraits SANDBOX = new TargetTraits("sandbox", true, OpenVSwitch.USERSPACE, Reach.NONE);
    public static final TargetTraits HOST = new TargetTraits("host", false, OpenVSwitch.USERSPACE, Reach.NONE);

    public TargetTraits withOpenVSwitch(OpenVSwitch value) {
        return new TargetTraits(name, rootIsOurs, value, reach);
    }

    public TargetTraits withReach(Reach value) {
        return new TargetTraits(name, rootIsOurs, openVSwitch, value);
    }
}
