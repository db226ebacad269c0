/** How slow, far and lossy a cable is, by sliders, on a lab that runs. */
@NullMarked
package dev.vethwork.ui.weather;

import org.jspecify.annotations.NullMarked;
