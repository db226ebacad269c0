/** What passes an interface, one file a kind. */
@NullMarked
package dev.vethwork.explain.kind;

import org.jspecify.annotations.NullMarked;
