/** Where things go on the drawing: aligned, spread evenly, snapped to each other. */
@NullMarked
package dev.vethwork.edit.arrange;

import org.jspecify.annotations.NullMarked;
