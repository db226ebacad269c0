package dev.vethwork.explain;

import dev.vethwork.edit.Edit;

/**
 * A way out, as an edit of the drawing.
 *
 * @param title what it does, step by step
 * @param first what its first step does: all of it where it has no other
 * @param suffices whether an answer comes after it alone, so that it is an alternative to the others that do
 */
public record Fix(String title, String first, Edit edit, boolean suffices) {}
