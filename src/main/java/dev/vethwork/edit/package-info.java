/** Named, undoable functions from one drawing to the next, and their history. */
@NullMarked
package dev.vethwork.edit;

import org.jspecify.annotations.NullMarked;
