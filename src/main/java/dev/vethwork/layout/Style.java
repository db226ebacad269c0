package dev.vethwork.layout;

/** How a drawing is arranged. */
public enum Style {
    /** In rows, from the outside and the host down to the namespaces. */
    LAYERED,
    /** Distances on screen as distances in the network. */
    STRESS,
    /** In rings around the middle of the network. */
    RADIAL
}
