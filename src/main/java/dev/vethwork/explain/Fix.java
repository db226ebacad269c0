package dev.vethwork.explain;

import dev.vethwork.edit.Edit;

/** A way out, as an edit of the drawing. */
public record Fix(String title, Edit edit) {}
