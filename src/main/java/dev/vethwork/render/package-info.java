/** Pictures of a drawing without a window: a list of shapes and texts, written as SVG, PNG or PDF. */
@NullMarked
package dev.vethwork.render;

import org.jspecify.annotations.NullMarked;
