/** Where the program starts. */
@NullMarked
package dev.vethwork;

import org.jspecify.annotations.NullMarked;
