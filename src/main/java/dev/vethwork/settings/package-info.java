/** What the program remembers about its user from one start to the next, and drawings that were never saved. */
@NullMarked
package dev.vethwork.settings;

import org.jspecify.annotations.NullMarked;
