/** Asks the kernel what a lesson wants to know, with patience. */
@NullMarked
package dev.vethwork.lesson.judge;

import org.jspecify.annotations.NullMarked;
