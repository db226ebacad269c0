/** A guided lesson beside the drawing. */
@NullMarked
package dev.vethwork.ui.lesson;

import org.jspecify.annotations.NullMarked;
