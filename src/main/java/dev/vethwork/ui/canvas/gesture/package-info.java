/** What a person does with the mouse on the drawing surface, one small class each. */
@NullMarked
package dev.vethwork.ui.canvas.gesture;

import org.jspecify.annotations.NullMarked;
