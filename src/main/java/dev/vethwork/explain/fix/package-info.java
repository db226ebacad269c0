/** Tries remedies on a drawing and walks again, until an answer comes. */
@NullMarked
package dev.vethwork.explain.fix;

import org.jspecify.annotations.NullMarked;
