/** In what a kernel differs from what is drawn, one class for each thing that can, and the steps that make it alike. */
@NullMarked
package dev.vethwork.plan.difference;

import org.jspecify.annotations.NullMarked;
