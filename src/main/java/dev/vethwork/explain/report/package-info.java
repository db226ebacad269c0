/** What stopped a packet and the way that it went, as a person reads them, and the command that shows it. */
@NullMarked
package dev.vethwork.explain.report;

import org.jspecify.annotations.NullMarked;
