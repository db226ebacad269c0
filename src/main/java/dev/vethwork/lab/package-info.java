/** The use cases that the window and the command line share. */
@NullMarked
package dev.vethwork.lab;

import org.jspecify.annotations.NullMarked;
