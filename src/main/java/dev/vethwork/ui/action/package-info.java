/** What can be chosen: one list of commands for the menus, the tool bar, the command palette and the page of shortcuts. */
@NullMarked
package dev.vethwork.ui.action;

import org.jspecify.annotations.NullMarked;
