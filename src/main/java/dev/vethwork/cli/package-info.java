/** The command line: thin commands over the use cases. */
@NullMarked
package dev.vethwork.cli;

import org.jspecify.annotations.NullMarked;
