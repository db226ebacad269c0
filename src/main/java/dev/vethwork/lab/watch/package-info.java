/** What goes on in a deployed lab: its state, its traffic, its packets. */
@NullMarked
package dev.vethwork.lab.watch;

import org.jspecify.annotations.NullMarked;
