/** Walks a packet there and back, says what stops it and which edit mends it; lints a drawing. */
@NullMarked
package dev.vethwork.explain;

import org.jspecify.annotations.NullMarked;
