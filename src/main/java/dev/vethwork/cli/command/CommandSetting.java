package dev.vethwork.cli.command;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.lab.Labs;
import java.util.function.Supplier;

/** What commands work with. The use cases are made when they are first needed. */
public record CommandSetting(Console console, Supplier<Labs> labs) {}
