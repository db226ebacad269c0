package dev.vethwork.state.netfilter;

/** What the kernel knows of a packet's connection, as {@code --ctstate} names it. */
public enum TrackState {
    NEW,
    ESTABLISHED,
    /** An error about a packet of a connection, or a connection that belongs to another. */
    RELATED,
    /** An answer to something that did not pass here: NAT leaves it alone. */
    INVALID,
    /** What conntrack does not look at, the search for neighbours say. */
    UNTRACKED,
    /** Its source was translated. */
    SNAT,
    /** Its destination was translated. */
    DNAT
}
