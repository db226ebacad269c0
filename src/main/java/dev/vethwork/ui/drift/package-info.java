/** In what the running lab differs from the drawing as it was deployed. */
@NullMarked
package dev.vethwork.ui.drift;

import org.jspecify.annotations.NullMarked;
