/** What is seen in a drawing as a whole: broadcast domains, their loops, and the tunnels that join them. */
@NullMarked
package dev.vethwork.topology.segment;

import org.jspecify.annotations.NullMarked;
