/** What all commands of a script work on and with: the machine so far, the words, the outcome. */
@NullMarked
package dev.vethwork.format.importing.command;

import org.jspecify.annotations.NullMarked;
