/**
 * A script as a tree: {@code Characters} are read into words by {@code WordReader}, into commands by {@code Parser} and the
 * readers beside it. Nothing is evaluated here.
 */
@NullMarked
package dev.vethwork.format.importing.shell.syntax;

import org.jspecify.annotations.NullMarked;
