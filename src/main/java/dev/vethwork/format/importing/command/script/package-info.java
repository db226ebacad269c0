/**
 * Scripts, pages and terminals as lists of commands, each handed to the program that understands it; the programs are
 * listed in {@code Commands}.
 */
@NullMarked
package dev.vethwork.format.importing.command.script;

import org.jspecify.annotations.NullMarked;
