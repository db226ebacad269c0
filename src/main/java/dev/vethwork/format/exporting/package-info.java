/** Drawings in the forms of other tools. Each is one class, listed in {@link dev.vethwork.format.exporting.Exporters}. */
@NullMarked
package dev.vethwork.format.exporting;

import org.jspecify.annotations.NullMarked;
