/** Makes a target hold a state: plans, runs the steps, reads again, takes back what failed. */
@NullMarked
package dev.vethwork.engine.run;

import org.jspecify.annotations.NullMarked;
