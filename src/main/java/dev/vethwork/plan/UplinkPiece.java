package dev.vethwork.plan;

/** What a sandbox needs of its machine for a way to the machine's network. */
public enum UplinkPiece implements KernelPiece {
    /** The device of which the way's interface is made, for this user to open. */
    DEVICE("tun", "CONFIG_TUN"),
    /** A program that hands packets to the machine's sockets. */
    PROGRAM("", ""),
    /** That program publishes ports. */
    PORTS("", ""),
    /** Leave for this user to send pings without being root. */
    PING("", "");

    private final String module;
    private final String option;

    UplinkPiece(String module, String option) {
        this.module = module;
        this.option = option;
    }

    @Override
    public String module() {
        return module;
    }

    @Override
    public String option() {
        return option;
    }
}
