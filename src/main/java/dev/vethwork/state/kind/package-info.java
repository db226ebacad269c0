/** What an interface can be, one file a kind. */
@NullMarked
package dev.vethwork.state.kind;

import org.jspecify.annotations.NullMarked;
