package dev.vethwork.ui.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/** Whether the letters of a query come in this order in a text, and how well: at the starts of words, side by side. */
public final class Fuzzy {
    private static final int START_OF_WORD = 8;
    private static final int ADJACENT = 6;
    private static final int FIRST = 6;
    private static final int WHOLE = 4;

    private Fuzzy() {}

    /** The higher the better; empty where it does not match. Case and blanks of the query do not count. */
    public static OptionalInt score(String query, String text) {
        int[] wanted = query.toLowerCase(Locale.ROOT).codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
        int[] letters = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        if (wanted.length == 0) {
            return OptionalInt.of(0);
        }
        // best[j]: the best score of the letters so far, the last of which is found at j.
        int[] best = null;
        for (int letter : wanted) {
            best = next(best, letter, letters);
        }
        int highest = Integer.MIN_VALUE;
        for (int score : best == null ? new int[0] : best) {
            highest = Math.max(highest, score);
        }
        return highest == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(highest + whole(wanted, letters) - letters.length / 8);
    }

    /** What is typed as it stands in the text counts more than its letters from here and there. */
    private static int whole(int[] wanted, int[] letters) {
        int best = 0;
        for (int at = 0; at + wanted.length <= letters.length; at++) {
            if (Arrays.equals(wanted, 0, wanted.length, letters, at, at + wanted.length)) {
                boolean word = at == 0 || !Character.isLetterOrDigit(letters[at - 1]);
                best = Math.max(best, (word ? 2 : 1) * WHOLE * wanted.length);
            }
        }
        return best;
    }

    private static int[] next(int @org.jspecify.annotations.Nullable [] before, int letter, int[] letters) {
        int[] best = new int[letters.length];
        int reached = before == null ? 0 : Integer.MIN_VALUE;
        for (int j = 0; j < letters.length; j++) {
            best[j] = Integer.MIN_VALUE;
            if (before != null && j > 0) {
                reached = Math.max(reached, before[j - 1]);
            }
            if (letters[j] == letter && reached != Integer.MIN_VALUE) {
                int here = reached + bonus(letters, j, before == null);
                if (before != null && before[j - 1] != Integer.MIN_VALUE) {
                    here = Math.max(here, before[j - 1] + ADJACENT + bonus(letters, j, false));
                }
                best[j] = here;
            }
        }
        return best;
    }

    private static int bonus(int[] letters, int at, boolean first) {
        if (at == 0) {
            return 1 + START_OF_WORD + (first ? FIRST : 0);
        }
        return Character.isLetterOrDigit(letters[at - 1]) ? 1 : 1 + START_OF_WORD;
    }
}
