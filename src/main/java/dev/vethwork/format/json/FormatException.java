package dev.vethwork.format.json;

import java.util.List;

/** A file that cannot be read as a drawing: every place where it is wrong, with what is wrong there. */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A wrong place.
     *
     * @param pointer JSON pointer (RFC 6901), empty for the whole file
     * @param line from 1; 0 where not known
     * @param column from 1; 0 where not known
     * @param message what is wrong
     * @param remedy what to write instead
     */
    public record Problem(String pointer, int line, int column, String message, String remedy) {}

    private final transient List<Problem> problems;

    public FormatException(List<Problem> problems) {
        super(problems.getFirst().message());
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
