/** Questions and pages in windows of their own. */
@NullMarked
package dev.vethwork.ui.shell.dialog;

import org.jspecify.annotations.NullMarked;
