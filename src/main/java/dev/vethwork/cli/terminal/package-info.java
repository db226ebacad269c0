/** What every command stands on: where it reads and writes, its language, its words, interrupts and exit codes. */
@NullMarked
package dev.vethwork.cli.terminal;

import org.jspecify.annotations.NullMarked;
