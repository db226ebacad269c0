/** What the window's panels share: their words, copying, lighting up. */
@NullMarked
package dev.vethwork.ui.panels;

import org.jspecify.annotations.NullMarked;
