package dev.vethwork.ui.ping;

import dev.vethwork.explain.Explanation;

/**
 * What the walk says.
 *
 * @param deployed whether of what the kernel has, rather than of the drawing
 */
public record PingAnswer(PingQuestion question, Explanation explanation, boolean deployed) {}
