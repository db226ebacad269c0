/** Pictures of a drawing without a window: a list of shapes and texts, written as SVG or as PNG. */
@NullMarked
package dev.vethwork.render;

import org.jspecify.annotations.NullMarked;
