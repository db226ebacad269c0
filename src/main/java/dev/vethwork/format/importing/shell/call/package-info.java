/** What passes between a script and what it calls: a program with its words, its answer, files, how a body is left. */
@NullMarked
package dev.vethwork.format.importing.shell.call;

import org.jspecify.annotations.NullMarked;
