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
 * @param uplink by what a lab there reaches the machine's network
 * @param netem whether the kernel has the queue that delays and loses
 * @param user who services run as where they need not be root; null where that is who runs everything
 */
public record TargetTraits(
        TargetKind kind,
        boolean rootIsOurs,
        OpenVSwitch openVSwitch,
        DhcpClient dhcp,
        Reach reach,
        Way uplink,
        boolean netem,
        @Nullable User user) {
    /** Somebody other than root, by numbers. */
    public record User(long uid, long gid) {}

    /** By what a lab reaches the machine's network. */
    public enum Way {
        /** The program of passt, which hands connections to the machine's own sockets. */
        PASTA,
        /** Another such, where there is no pasta. */
        SLIRP,
        /** The machine itself. */
        ROUTED
    }

    /** How Open vSwitch can run. */
    public enum OpenVSwitch {
        /** With the kernel's datapath. */
        KERNEL,
        /** With its userspace datapath, {@code datapath_type=netdev}. */
        USERSPACE,
        MISSING
    }

    public static final TargetTraits SANDBOX = new TargetTraits(
            TargetKind.SANDBOX, true, OpenVSwitch.USERSPACE, DhcpClient.UDHCPC, Reach.NONE, Way.PASTA, true, null);
    public static final TargetTraits HOST = new TargetTraits(
            TargetKind.HOST, false, OpenVSwitch.USERSPACE, DhcpClient.UDHCPC, Reach.NONE, Way.ROUTED, true, null);

    public TargetTraits withOpenVSwitch(OpenVSwitch value) {
        return new TargetTraits(kind, rootIsOurs, value, dhcp, reach, uplink, netem, user);
    }

    public TargetTraits withDhcp(DhcpClient value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, value, reach, uplink, netem, user);
    }

    public TargetTraits withReach(Reach value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, dhcp, value, uplink, netem, user);
    }

    public TargetTraits withUplink(Way value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, dhcp, reach, value, netem, user);
    }

    public TargetTraits withNetem(boolean value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, dhcp, reach, uplink, value, user);
    }

    public TargetTraits withUser(@Nullable User value) {
        return new TargetTraits(kind, rootIsOurs, openVSwitch, dhcp, reach, uplink, netem, value);
    }
}
