/** Shells of a lab's nodes in the window: a terminal behind one seam, its tabs, and what becomes of them. */
@NullMarked
package dev.vethwork.ui.terminal;

import org.jspecify.annotations.NullMarked;
