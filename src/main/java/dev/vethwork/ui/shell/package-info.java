/** What the rooms of a window share: its workbench, the settings, how files are asked for and how something is said. */
@NullMarked
package dev.vethwork.ui.shell;

import org.jspecify.annotations.NullMarked;
