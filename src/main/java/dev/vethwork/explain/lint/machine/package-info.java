/** Rules about the machine that a drawing is to run on. */
@NullMarked
package dev.vethwork.explain.lint.machine;

import org.jspecify.annotations.NullMarked;
