package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.call.Limits;
/** A text that a pattern may look at only so often: some patterns never come to an end. */
public final class Bounded implements CharSequence {
    private static final int LOOKS = 20_000_000;

    private final CharSequence text;
    private final int[] looks;

    public Bounded(CharSequence text) {
        this(text, new int[1]);
    }

    /** Another text, in which no more is to be looked for than is left of this one. */
    public Bounded with(CharSequence other) {
        return new Bounded(other, looks);
    }

    private Bounded(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > LOOKS) {
            throw new Limits.ExceededException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Bounded(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
