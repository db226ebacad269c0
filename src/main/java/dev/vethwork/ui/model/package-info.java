/** What the window shows, without any control: an open drawing, what is selected, what is deployed. */
@NullMarked
package dev.vethwork.ui.model;

import org.jspecify.annotations.NullMarked;
