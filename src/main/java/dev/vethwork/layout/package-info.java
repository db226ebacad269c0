/** Finds places for nodes that nobody has placed by hand. Knows drawings only. */
@NullMarked
package dev.vethwork.layout;

import org.jspecify.annotations.NullMarked;
