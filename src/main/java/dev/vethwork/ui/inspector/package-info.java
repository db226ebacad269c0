/** Shows what is selected: its fields, and what the kernel holds of it. */
@NullMarked
package dev.vethwork.ui.inspector;

import org.jspecify.annotations.NullMarked;
