/**
 * Other tools' files and scripts of commands as drawings.
 *
 * <p>Each form is an {@link dev.vethwork.format.importing.Importer} of its own, listed in
 * {@link dev.vethwork.format.importing.Importers}. All of them build the same little machine (package {@code machine}): what a
 * kernel would hold after the commands. It is drawn at the end.
 */
@NullMarked
package dev.vethwork.format.importing;

import org.jspecify.annotations.NullMarked;
