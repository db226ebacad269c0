package dev.vethwork.format.patch;

import java.util.Arrays;
import java.util.List;

/** Finds which elements of one list went on into another, in order: a longest common subsequence. */
final class Alignment {
    /** Lists that differ over longer stretches are aligned by position: the table would not fit. */
    private static final long MOST_CELLS = 4_000_000;

    private Alignment() {}

    /** For each element of the first list the index of its partner in the second, -1 for none. */
    static int[] of(List<?> first, List<?> second) {
        int[] partner = new int[first.size()];
        Arrays.fill(partner, -1);
        int start = 0;
        while (start < Math.min(first.size(), second.size()) && first.get(start).equals(second.get(start))) {
            partner[start] = start;
            start++;
        }
        int end = 0;
        while (end < Math.min(first.size(), second.size()) - start
                && first.get(first.size() - 1 - end).equals(second.get(second.size() - 1 - end))) {
            partner[first.size() - 1 - end] = second.size() - 1 - end;
            end++;
        }
        middle(first.subList(start, first.size() - end), second.subList(start, second.size() - end), start, partner);
        return partner;
    }

    private static void middle(List<?> first, List<?> second, int offset, int[] partner) {
        if ((first.size() + 1L) * (second.size() + 1L) > MOST_CELLS) {
            return;
        }
        int[][] longest = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                longest[i][j] = first.get(i).equals(second.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < first.size() && j < second.size()) {
            if (first.get(i).equals(second.get(j))) {
                partner[offset + i++] = offset + j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
