/** How interfaces are written in a file, one file a kind. */
@NullMarked
package dev.vethwork.format.kind;

import org.jspecify.annotations.NullMarked;
