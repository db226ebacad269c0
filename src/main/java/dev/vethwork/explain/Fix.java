package dev.vethwork.explain;

import dev.vethwork.edit.Edit;

/**
 * A way out, as an edit of the drawing.
 *
 * @param suffices whether an answer comes after it alone, so that it is an alternative to the others that do
 */
public record Fix(String title, Edit edit, boolean suffices) {}
