/** What is selected, or the whole drawing, as JSON that can be edited. */
@NullMarked
package dev.vethwork.ui.inspector.json;

import org.jspecify.annotations.NullMarked;
