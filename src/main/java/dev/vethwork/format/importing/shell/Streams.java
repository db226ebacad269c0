package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Body;
import dev.vethwork.format.importing.shell.call.ShellInput;
import org.jspecify.annotations.Nullable;

/** Where commands read and print now: a pipe, a file, a text of the script, or nowhere. */
final class Streams {
    /** How much of what is printed is kept. */
    private static final int MOST = 1 << 20;

    private @Nullable ShellInput input;
    private @Nullable StringBuilder out;
    private boolean quiet;

    /** What changes streams for itself: behind it they are as before. */
    int apart(Body body) {
        ShellInput inputBefore = input;
        StringBuilder outBefore = out;
        boolean quietBefore = quiet;
        try {
            return body.run();
        } finally {
            input = inputBefore;
            out = outBefore;
            quiet = quietBefore;
        }
    }

    void readFrom(@Nullable ShellInput other) {
        input = other;
    }

    /** What is printed from now on is found there. */
    StringBuilder captured() {
        StringBuilder printed = new StringBuilder();
        out = printed;
        return printed;
    }

    void printTo(@Nullable StringBuilder other) {
        out = other;
    }

    /** Complaints are hidden from now on. */
    void hush() {
        quiet = true;
    }

    @Nullable ShellInput input() {
        return input;
    }

    @Nullable StringBuilder out() {
        return out;
    }

    boolean isQuiet() {
        return quiet;
    }

    void print(String text) {
        StringBuilder to = out;
        if (to != null && to.length() + text.length() < MOST) {
            to.append(text);
        }
    }
}
