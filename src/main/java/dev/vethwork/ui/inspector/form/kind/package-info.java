/** The fields of the interfaces of a node, one file a kind. */
@NullMarked
package dev.vethwork.ui.inspector.form.kind;

import org.jspecify.annotations.NullMarked;
