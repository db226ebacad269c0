package dev.vethwork.topology;

/** A text on the canvas; x and y in the drawing's pixels. */
public record Note(String text, double x, double y) {}
