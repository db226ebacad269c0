/** What rules are made of: the drawing with what they ask of it again and again, and findings with their fixes. */
@NullMarked
package dev.vethwork.explain.lint.drawn;

import org.jspecify.annotations.NullMarked;
