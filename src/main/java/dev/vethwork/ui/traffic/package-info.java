/** How much passes where: on the cables, in charts, and load that is made to see it. */
@NullMarked
package dev.vethwork.ui.traffic;

import org.jspecify.annotations.NullMarked;
