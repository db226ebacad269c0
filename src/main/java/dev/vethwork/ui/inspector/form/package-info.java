/** Forms over the drawing's elements, as data: what a field reads, and what the drawing is with something else in it. */
@NullMarked
package dev.vethwork.ui.inspector.form;

import org.jspecify.annotations.NullMarked;
