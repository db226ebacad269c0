/**
 * A picture that is drawn pixel by pixel. A thousand wires and nodes are a matter of milliseconds this way; as a thousand
 * nodes of a scene graph, painted in software, they are not.
 */
@NullMarked
package dev.vethwork.ui.canvas.raster;

import org.jspecify.annotations.NullMarked;
