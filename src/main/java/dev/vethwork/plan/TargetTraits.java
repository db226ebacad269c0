package dev.vethwork.plan;

import dev.vethwork.net.TargetKind;
import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
public record TargetTraits(
        TargetKind kind,
        boolean rootIsOurs,
        OpenVSwitch openVSwitch,
        DhcpClient dhcp,
        Reach reach,
        Way uplink,
        boolean netem,
        @Nullable User user)
        implements TargetTraitsBuilder.With {
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

    public static final TargetTraits SANDBOX = of(TargetKind.SANDBOX);
    public static final TargetTraits HOST = of(TargetKind.HOST);

    /** What is known of such a place before it is open. */
    public static TargetTraits of(TargetKind kind) {
        return new TargetTraits(kind, kind.rootIsOurs(), OpenVSwitch.USERSPACE, DhcpClient.UDHCPC, Reach.NONE, kind.rootIsOurs() ? Way.PASTA : Way.ROUTED, true, null);
    }
}
