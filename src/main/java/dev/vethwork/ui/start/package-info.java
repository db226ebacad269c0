/** The page that an empty window shows. */
@NullMarked
package dev.vethwork.ui.start;

import org.jspecify.annotations.NullMarked;
