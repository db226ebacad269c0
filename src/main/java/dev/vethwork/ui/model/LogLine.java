package dev.vethwork.ui.model;

import java.time.Instant;

/** A line of the log: what was done, or what went wrong. */
public record LogLine(Instant time, boolean failure, String text) {}
