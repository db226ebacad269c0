/** What could not be done, as a person reads it. */
@NullMarked
package dev.vethwork.lab.failure;

import org.jspecify.annotations.NullMarked;
