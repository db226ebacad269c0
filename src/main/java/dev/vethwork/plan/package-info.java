/** From a drawing to the ordered commands that make a kernel hold it. */
@NullMarked
package dev.vethwork.plan;

import org.jspecify.annotations.NullMarked;
