package dev.vethwork.state.netfilter;

/** Of a packet: whom it comes from, or whom it is for. */
public enum Side {
    SOURCE,
    DESTINATION
}
