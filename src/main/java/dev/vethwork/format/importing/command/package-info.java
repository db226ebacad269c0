/** What the programs of a script do to the machine so far: one file for each command, listed in {@code Commands}. */
@NullMarked
package dev.vethwork.format.importing.command;

import org.jspecify.annotations.NullMarked;
