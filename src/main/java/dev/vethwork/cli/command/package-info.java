/** The commands, a file for each: thin, over the use cases. */
@NullMarked
package dev.vethwork.cli.command;

import org.jspecify.annotations.NullMarked;
