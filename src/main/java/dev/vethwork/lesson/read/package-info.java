/** Reads lessons: CommonMark, its front matter and its fenced blocks in YAML. */
@NullMarked
package dev.vethwork.lesson.read;

import org.jspecify.annotations.NullMarked;
