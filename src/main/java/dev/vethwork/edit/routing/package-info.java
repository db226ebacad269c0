/** Routers that tell each other their networks: the configuration of their daemons, and its following the drawing. */
@NullMarked
package dev.vethwork.edit.routing;

import org.jspecify.annotations.NullMarked;
