/** A lesson's text as paragraphs, lists, listings and words. */
@NullMarked
package dev.vethwork.lesson.prose;

import org.jspecify.annotations.NullMarked;
