/** Makefiles, whose recipes are shell, one a line. */
@NullMarked
package dev.vethwork.format.importing.command.make;

import org.jspecify.annotations.NullMarked;
