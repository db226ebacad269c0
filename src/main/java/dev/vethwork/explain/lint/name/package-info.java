/** Rules about names. */
@NullMarked
package dev.vethwork.explain.lint.name;

import org.jspecify.annotations.NullMarked;
