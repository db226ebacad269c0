/** What is painted behind the views, and which part of the drawing is seen. */
@NullMarked
package dev.vethwork.ui.canvas.ground;

import org.jspecify.annotations.NullMarked;
