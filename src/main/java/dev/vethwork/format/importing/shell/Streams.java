package dev.vethwork.format.importing.shell;

import org.jspecify.annotations.Nullable;

/** Where commands read and print now: a pipe, a file, a text of the script, or nowhere. */
final class Streams {
    /** How much of what is printed is kept. */
    private static final int MOST = 1 << 20;

    private @Nullable Input input;
    private @Nullable StringBuilder out;
    private boolean quiet;

    /** Something that runs and ends with a status. */
    @FunctionalInterface
    interface Body {
        int run();
    }

    /** What changes streams for itself: behind it they are as before. */
    int apart(Body body) {
        Input inputBefore = input;
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

    void readFrom(@Nullable Input other) {
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

    @Nullable Input input() {
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
