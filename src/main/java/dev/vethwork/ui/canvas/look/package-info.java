/** What drawn things look like: colours, silhouettes, and small pictures and letters made pixel by pixel. */
@NullMarked
package dev.vethwork.ui.canvas.look;

import org.jspecify.annotations.NullMarked;
