/** The elements of the native file, a codec for each. */
@NullMarked
package dev.vethwork.format.codec;

import org.jspecify.annotations.NullMarked;
