/** The rules that lint applies to a drawing, a small class for each. */
@NullMarked
package dev.vethwork.explain.lint;

import org.jspecify.annotations.NullMarked;
