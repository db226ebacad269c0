package dev.vethwork.format.importing.command.make;

import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.HashMap;
import java.util.Map;

/** What the names of a Makefile stand for, and texts in which they stand: those that need a program become shell that asks it. */
final class MakeVariables {
    /** How often a text of another one is put in, over the whole file: names may stand for themselves. */
    private static final int MOST = 5_000;

    /** What is put in, in characters, over the whole file. */
    private static final int LONGEST = 4_000_000;

    private static final int DEEPEST = 50;

    private final Map<String, String> values = new HashMap<>(Map.of("MAKE", "make", "CURDIR", "/root", "SHELL", "/bin/sh"));
    private int times;
    private int length;
    private int depth;

    /** As it is written: it is evaluated where it is used. */
    void set(String name, String text) {
        values.put(name, text);
    }

    /** What it stands for now, for ever. */
    void setNow(String name, String text) {
        values.put(name, expanded(text).replace("$", "$$"));
    }

    void append(String name, String text) {
        values.merge(name, text, (before, more) -> length(before) ? before : before + " " + more);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    private boolean length(String text) {
        length += text.length();
        return length > LONGEST;
    }

    /** With names of its own for what a recipe is about, or a function is called with. */
    String expanded(String text, Map<String, String> own) {
        Map<String, String> before = new HashMap<>(values);
        values.putAll(own);
        try {
            return expanded(text);
        } finally {
            values.clear();
            values.putAll(before);
        }
    }

    String expanded(String text) {
        boolean plain = text.indexOf('$') < 0;
        if (length(text) || !plain && (++times > MOST || depth >= DEEPEST)) {
            return Unknown.of(text.length() > 80 ? text.substring(0, 80) : text);
        }
        if (plain) {
            return text;
        }
        depth++;
        try {
            StringBuilder out = new StringBuilder();
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (c != '$' || i + 1 == text.length()) {
                    out.append(c);
                    i++;
                    continue;
                }
                char next = text.charAt(i + 1);
                if (next == '(' || next == '{') {
                    int end = end(text, i + 1);
                    out.append(value(text.substring(i + 2, end)));
                    i = end + 1;
                } else {
                    out.append(next == '$' ? "$" : value(Character.toString(next)));
                    i += 2;
                }
            }
            return out.toString();
        } finally {
            depth--;
        }
    }

    /** The bracket that closes the one there, or the end of the text. */
    private static int end(String text, int at) {
        char opens = text.charAt(at);
        char closes = opens == '(' ? ')' : '}';
        int open = 0;
        for (int i = at; i < text.length(); i++) {
            open += text.charAt(i) == opens ? 1 : text.charAt(i) == closes ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }

    private String value(String inside) {
        int blank = inside.indexOf(' ');
        if (blank > 0) {
            return MakeFunctions.call(this, inside.substring(0, blank), inside.substring(blank + 1).strip());
        }
        String name = inside.indexOf('$') < 0 ? inside : expanded(inside);
        String known = values.get(name);
        if (known == null && name.indexOf(':') > 0) {
            return Unknown.of("$(" + name + ")");
        }
        return known == null ? "" : expanded(known);
    }
}
