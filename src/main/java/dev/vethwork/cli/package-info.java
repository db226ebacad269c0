/**
 * The command line as a whole: its commands gathered, the program without one, the demonstration, and what a failure
 * ends with.
 */
@NullMarked
package dev.vethwork.cli;

import org.jspecify.annotations.NullMarked;
