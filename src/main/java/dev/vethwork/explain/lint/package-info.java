/** All rules that lint applies to a drawing; each is a small class in the room of its subject. */
@NullMarked
package dev.vethwork.explain.lint;

import org.jspecify.annotations.NullMarked;
