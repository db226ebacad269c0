package dev.vethwork.plan;

/** A part of Linux that a machine can be without, and that a drawing may need. */
public sealed interface KernelPiece permits BasicPiece, LinkPiece, UplinkPiece {
    KernelPiece NETEM = BasicPiece.NETEM;
    KernelPiece TBF = BasicPiece.TBF;
    KernelPiece NAT = BasicPiece.NAT;
    KernelPiece CONNTRACK = BasicPiece.CONNTRACK;
    KernelPiece BRIDGE_NETFILTER = BasicPiece.BRIDGE_NETFILTER;
    KernelPiece VLAN_FILTERING = BasicPiece.VLAN_FILTERING;

    /** The module that it is, or that it would be. */
    String module();

    /** The option of the kernel's configuration that brings it. */
    String option();
}
