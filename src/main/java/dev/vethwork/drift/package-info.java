/** What a kernel has otherwise than a deployed drawing asks for, and the two ways to make them agree again. */
@NullMarked
package dev.vethwork.drift;

import org.jspecify.annotations.NullMarked;
