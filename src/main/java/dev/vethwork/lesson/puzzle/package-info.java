/** Puzzles: one mistake made in a lab that worked. */
@NullMarked
package dev.vethwork.lesson.puzzle;

import org.jspecify.annotations.NullMarked;
