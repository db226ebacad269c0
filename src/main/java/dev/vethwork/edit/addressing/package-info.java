/** Help with addresses: free ones, renumbering, default routes, clashes. Pure functions and edits. */
@NullMarked
package dev.vethwork.edit.addressing;

import org.jspecify.annotations.NullMarked;
