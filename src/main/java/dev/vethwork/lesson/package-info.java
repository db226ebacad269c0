/** Guided lessons: text, steps, checks that the kernel judges, hints, solutions; grading and puzzles. */
@NullMarked
package dev.vethwork.lesson;

import org.jspecify.annotations.NullMarked;
