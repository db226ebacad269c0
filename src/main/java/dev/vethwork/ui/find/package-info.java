/** Finding in a drawing. */
@NullMarked
package dev.vethwork.ui.find;

import org.jspecify.annotations.NullMarked;
