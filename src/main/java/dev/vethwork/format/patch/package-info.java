/** Differences between drawings as JSON patches (RFC 6902). */
@NullMarked
package dev.vethwork.format.patch;

import org.jspecify.annotations.NullMarked;
