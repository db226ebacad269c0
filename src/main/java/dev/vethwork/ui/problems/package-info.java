/** What is wrong with the drawing, and the fixes. */
@NullMarked
package dev.vethwork.ui.problems;

import org.jspecify.annotations.NullMarked;
