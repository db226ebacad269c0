package dev.vethwork.ui.terminal;

/** A stretch of what was said, from a cell to before another; lines as {@link Screen} counts them. */
record Span(long line, int column, long endLine, int endColumn) {
    /** Between two cells, whichever is first. */
    static Span between(long line, int column, long otherLine, int otherColumn) {
        boolean forth = line < otherLine || line == otherLine && column <= otherColumn;
        return forth ? new Span(line, column, otherLine, otherColumn) : new Span(otherLine, otherColumn, line, column);
    }

    boolean isEmpty() {
        return line == endLine && column == endColumn;
    }

    /** From where it covers this line. */
    int from(long of) {
        return of == line ? column : 0;
    }

    /** Before which cell it ends in this line; not more than from where it begins, where it does not cover it. */
    int to(long of, int columns) {
        if (of < line || of > endLine) {
            return -1;
        }
        return of == endLine ? endColumn : columns;
    }
}
