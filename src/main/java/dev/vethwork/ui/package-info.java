/** The window. */
@NullMarked
package dev.vethwork.ui;

import org.jspecify.annotations.NullMarked;
