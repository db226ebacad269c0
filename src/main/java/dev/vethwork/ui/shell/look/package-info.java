/** Colours, letters and their size, for all windows. */
@NullMarked
package dev.vethwork.ui.shell.look;

import org.jspecify.annotations.NullMarked;
