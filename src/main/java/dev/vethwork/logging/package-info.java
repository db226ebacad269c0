/** Where the program's log goes. */
@NullMarked
package dev.vethwork.logging;

import org.jspecify.annotations.NullMarked;
