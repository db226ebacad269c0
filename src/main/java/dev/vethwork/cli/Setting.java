package dev.vethwork.cli;

import java.util.function.Supplier;

import dev.vethwork.lab.Labs;

/** What commands work with. The use cases are made when they are first needed. */
record Setting(Console console, Supplier<Labs> labs) {}
