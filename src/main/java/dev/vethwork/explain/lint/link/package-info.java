/** Rules about cables, bridges and interfaces. */
@NullMarked
package dev.vethwork.explain.lint.link;

import org.jspecify.annotations.NullMarked;
