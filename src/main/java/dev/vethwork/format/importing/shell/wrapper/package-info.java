/** Programs that run another command, each a {@link dev.vethwork.format.importing.shell.wrapper.Wrapper}: as root, in a namespace, in a shell of its own, out of a file. */
@NullMarked
package dev.vethwork.format.importing.shell.wrapper;

import org.jspecify.annotations.NullMarked;
