/** A window's file: what the disk has, a copy for after a crash, files dragged onto it, and the sheet without one. */
@NullMarked
package dev.vethwork.ui.shell.file;

import org.jspecify.annotations.NullMarked;
