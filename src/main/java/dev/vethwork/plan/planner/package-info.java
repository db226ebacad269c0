/** The plan: all differences and guards, put in order. */
@NullMarked
package dev.vethwork.plan.planner;

import org.jspecify.annotations.NullMarked;
