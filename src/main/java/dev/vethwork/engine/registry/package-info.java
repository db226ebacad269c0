/** What is written down of a lab: what it owns, what a run is about to do, and what a run that broke off has left. */
@NullMarked
package dev.vethwork.engine.registry;

import org.jspecify.annotations.NullMarked;
