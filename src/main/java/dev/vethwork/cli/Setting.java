package dev.vethwork.cli;

import dev.vethwork.lab.Labs;
import java.util.function.Supplier;

/** What commands work with. The use cases are made when they are first needed. */
record Setting(Console console, Supplier<Labs> labs) {}
