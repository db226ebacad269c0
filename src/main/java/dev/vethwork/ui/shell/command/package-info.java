/** What can be done in a window, each command in the menu where it is looked for. */
@NullMarked
package dev.vethwork.ui.shell.command;

import org.jspecify.annotations.NullMarked;
