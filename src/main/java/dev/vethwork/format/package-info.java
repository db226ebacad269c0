/** The native file, imports and exports. */
@NullMarked
package dev.vethwork.format;

import org.jspecify.annotations.NullMarked;
