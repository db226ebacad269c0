/** Kernel settings and programs that serve. */
@NullMarked
package dev.vethwork.format.importing.command.system;

import org.jspecify.annotations.NullMarked;
