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

    /** Letters to put in, take out, change, or exchange with the next one (Damerau and Levenshtein). */
    private static int distance(String a, String b) {
        int[][] from = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    from[i][j] = i + j;
                    continue;
                }
                int change = from[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                from[i][j] = Math.min(change, 1 + Math.min(from[i - 1][j], from[i][j - 1]));
                boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) {
                    from[i][j] = Math.min(from[i][j], from[i - 2][j - 2] + 1);
                }
            }
        }
        return from[a.length()][b.length()];
    }
}
