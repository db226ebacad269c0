package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.value.Variables;

/** What a shell has for itself, and one below it sees: what names stand for, and where it is. */
record Scope(Variables variables, String namespace) {
    /** That of a subshell: what is set there is forgotten. */
    Scope copy() {
        return new Scope(variables.copy(), namespace);
    }

    Scope in(String other) {
        return new Scope(variables, other);
    }

    Scope with(Variables others) {
        return new Scope(others, namespace);
    }
}
