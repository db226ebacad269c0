/** The interfaces that a node has besides the ends of its cables, one file a kind. */
@NullMarked
package dev.vethwork.topology.kind;

import org.jspecify.annotations.NullMarked;
