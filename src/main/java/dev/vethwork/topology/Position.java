package dev.vethwork.topology;

/** Where a node's centre is, in the drawing's pixels, x to the right and y down. */
public record Position(double x, double y) {}
