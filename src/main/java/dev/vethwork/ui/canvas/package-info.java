/** The drawing surface: nodes, cables, segments, zoom and pan. */
@NullMarked
package dev.vethwork.ui.canvas;

import org.jspecify.annotations.NullMarked;
