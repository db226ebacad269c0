package dev.vethwork.plan;

import dev.vethwork.net.TargetKind;
import org.jspecify.annotations.Nullable;

/**
 * What a plan must know of the place that it is for.
 *
 * @param rootIsOurs whether the root namespace was made for the lab, so that its settings need no restoring and its own
 *     sysctls may be pinned
 * @param openVSwitch how Open vSwitch can run there
 * @param reach how the machine is reached, where the root namespace is not ours
 * @param dhcp the program there that asks for addresses by DHCP
 * @param user who services run as where they need not be root; null where that is who runs everything
 */
public record TargetTraits(
        TargetKind kind, boolean rootIsOurs, OpenVSwitch openVSwitch, DhcpClient dhcp, Reach reach, @Nullable User user) {
    /** Somebody other than root, by numbers. */
    public record User(long uid, long gid) {}

    /** How Open vSwitch can run. */
    public enum OpenVSwitch {
        /** With the kernel's datapath. */
        KERNEL,
        /** With its userspace datapath, {@code datapath_type=netdev}. */
        USERSPACE,
        MISSING
    }

    public static final TargetTraits SANDBOX = new TargetTraits(TargetKind.SANDBOX, true, OpenVSwitch.USERSPACE, DhcpClient.UDHCPC, Reach.NONE, null);
    public static final TargetTraits HOST = new TargetTraits(TargetKind.HOST, false, OpenVSwitch.USERSPACE, DhcpClient.UDHCPC, Reach.NONE, null);

    public TargetTraits withOpenVSwitch(OpenVSwitch value) {
        return new TargetTraits(kind, rootIsOurs, value, dhcp, reach, user);
    }

    public TargetTraits withDhcp(DhcpClient value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, value, reach, user);
    }

    public TargetTraits withReach(Reach value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, dhcp, value, user);
    }

    public TargetTraits withUser(@Nullable User value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, dhcp, reach, value);
    }
}
