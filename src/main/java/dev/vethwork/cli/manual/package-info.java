/** What is written down of the command line for who installs it: pages of the manual, and what shells complete. */
@NullMarked
package dev.vethwork.cli.manual;

import org.jspecify.annotations.NullMarked;
