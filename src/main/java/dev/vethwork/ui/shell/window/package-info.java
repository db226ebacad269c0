/** A window put together, and the program's windows. */
@NullMarked
package dev.vethwork.ui.shell.window;

import org.jspecify.annotations.NullMarked;
