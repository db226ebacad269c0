/** The kernel's tables as rows, and the controls that show them. */
@NullMarked
package dev.vethwork.ui.inspector.live;

import org.jspecify.annotations.NullMarked;
