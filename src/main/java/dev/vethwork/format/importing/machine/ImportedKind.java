package dev.vethwork.format.importing.machine;

/** What an interface is. */
public enum ImportedKind {
    LOOPBACK,
    VETH,
    BRIDGE,
    /** A bridge of Open vSwitch. */
    SWITCH,
    /** A port of Open vSwitch that is an interface of the machine's. */
    INTERNAL,
    /** One that a node has besides the ends of its cables. */
    EXTRA,
    /** A network card of the machine's. */
    CARD,
    /** What cannot be drawn: what is done to it is passed over. */
    OTHER
}
