/** The views of nodes, cables and notes, in the drawing's own coordinates. */
@NullMarked
package dev.vethwork.ui.canvas.drawing;

import org.jspecify.annotations.NullMarked;
