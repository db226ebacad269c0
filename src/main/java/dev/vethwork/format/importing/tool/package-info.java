/** Files of other tools, one form a class. */
@NullMarked
package dev.vethwork.format.importing.tool;

import org.jspecify.annotations.NullMarked;
