package dev.vethwork.text;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What may have been meant by a mistyped name. */
public final class NearestName {
    private NearestName() {}

    /** The name with the fewest letters different; lo is never meant. */
    public static @Nullable String of(String typed, Collection<String> names) {
        return names.stream()
                .filter(n -> !n.equals("lo"))
                .min(Comparator.comparingInt((String n) -> distance(typed, n)).thenComparing(n -> n))
                .orElse(null);
    }

    /** Whether less than half of it is different, so that nothing else can be meant. */
    public static boolean isNear(String typed, String name) {
        return distance(typed, name) * 2 < Math.max(typed.length(), name.length());
    }

    /** Letters to put in, take out or change (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
