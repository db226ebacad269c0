/** Grading: the drawings of a class, deployed one by one and asked what a lesson asks. */
@NullMarked
package dev.vethwork.lesson.grade;

import org.jspecify.annotations.NullMarked;
