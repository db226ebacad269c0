package dev.vethwork.ui.inspector.json;

/** A part of a text. @param start of its first character, from 0 @param end after its last */
record TextRange(int start, int end) {
    /** What to mark for a mistake at this line and column, which count from 1: the field or value that begins there. */
    static TextRange of(String text, int line, int column) {
        int begin = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', begin);
            if (next < 0) {
                break;
            }
            begin = next + 1;
        }
        int newline = text.indexOf('\n', begin);
        int endOfLine = newline < 0 ? text.length() : newline;
        int start = Math.clamp(begin + Math.max(0L, column - 1L), begin, endOfLine);
        int end = start;
        boolean quoted = false;
        while (end < endOfLine && (quoted || ",}]".indexOf(text.charAt(end)) < 0)) {
            quoted ^= text.charAt(end) == '"' && text.charAt(Math.max(0, end - 1)) != '\\';
            end++;
        }
        // Past the end of a line there is nothing to underline but what stands before.
        return end > start ? new TextRange(start, end) : new TextRange(Math.max(begin, start - 1), Math.max(start, Math.min(endOfLine, start + 1)));
    }

    /** The part of the new text that differs from the old: what stands before and after it is the same in both. */
    static Difference difference(String old, String fresh) {
        int most = Math.min(old.length(), fresh.length());
        int before = 0;
        while (before < most && old.charAt(before) == fresh.charAt(before)) {
            before++;
        }
        int after = 0;
        while (after < most - before
                && old.charAt(old.length() - 1 - after) == fresh.charAt(fresh.length() - 1 - after)) {
            after++;
        }
        return new Difference(before, old.length() - after, fresh.substring(before, fresh.length() - after));
    }

    /** Text to be put in place of what stands from the start to the end. */
    record Difference(int start, int end, String text) {}
}
