/** What is asked of a drawing and what is said of it: probes, causes, findings, fixes. The rooms below find them. */
@NullMarked
package dev.vethwork.explain;

import org.jspecify.annotations.NullMarked;
