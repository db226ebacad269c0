/** What stands around the drawing: menus, tool bar, palette, history, log, status bar. */
@NullMarked
package dev.vethwork.ui.shell.pane;

import org.jspecify.annotations.NullMarked;
