/** What is asked, and what must hold, before something that may be regretted. */
@NullMarked
package dev.vethwork.lab.consent;

import org.jspecify.annotations.NullMarked;
