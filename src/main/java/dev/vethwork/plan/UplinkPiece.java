package dev.vethwork.plan;

/** What a sandbox needs of its machine for a way to the machine's network. */
public enum UplinkPiece implements KernelPiece {
    /** The device of which the way's interface is made, for this user to open. */
    DEVICE {
        @Override
        public String module() {
            return "tun";
        }

        @Override
        public String option() {
            return "CONFIG_TUN";
        }
    },
    /** A program that hands packets to the machine's sockets. */
    PROGRAM,
    /** That program publishes ports. */
    PORTS,
    /** Leave for this user to send pings without being root. */
    PING
}
