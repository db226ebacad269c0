/** Programs that make text of text and nothing else: what they would print can be said without running them. */
@NullMarked
package dev.vethwork.format.importing.shell.text;

import org.jspecify.annotations.NullMarked;
