/** The window around the drawing surface: menus, tool bar, palette, tabs, status bar. */
@NullMarked
package dev.vethwork.ui.shell;

import org.jspecify.annotations.NullMarked;
