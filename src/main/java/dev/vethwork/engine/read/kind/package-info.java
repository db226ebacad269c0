/** What {@code ip -d -j link} tells of an interface's kind, one file a kind. */
@NullMarked
package dev.vethwork.engine.read.kind;

import org.jspecify.annotations.NullMarked;
