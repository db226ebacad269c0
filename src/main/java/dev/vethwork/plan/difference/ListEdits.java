package dev.vethwork.plan.difference;

import java.util.ArrayList;
import java.util.List;

/**
 * The fewest deletions and insertions that turn one list into another, order and all.
 *
 * @param deleted positions in the old list, ascending
 * @param inserted positions in the new list, ascending
 */
record ListEdits(List<Integer> deleted, List<Integer> inserted) {
    /** Above this many comparisons the middle is rewritten as a whole. */
    private static final long LARGEST_TABLE = 4_000_000;

    static <T> ListEdits between(List<T> old, List<T> wanted) {
        int head = 0;
        while (head < old.size() && head < wanted.size() && old.get(head).equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < wanted.size() - head
                && old.get(old.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        return middle(old.subList(head, old.size() - tail), wanted.subList(head, wanted.size() - tail), head);
    }

    private static <T> ListEdits middle(List<T> old, List<T> wanted, int offset) {
        int[][] common = (long) old.size() * wanted.size() > LARGEST_TABLE ? new int[0][0] : longest(old, wanted);
        List<Integer> deleted = new ArrayList<>();
        List<Integer> inserted = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < wanted.size()) {
            if (common.length > 0 && i < old.size() && j < wanted.size() && old.get(i).equals(wanted.get(j))) {
                i++;
                j++;
            } else if (j == wanted.size()
                    || (i < old.size() && (common.length == 0 || common[i + 1][j] >= common[i][j + 1]))) {
                deleted.add(offset + i++);
            } else {
                inserted.add(offset + j++);
            }
        }
        return new ListEdits(deleted, inserted);
    }

    /** Length of the longest common subsequence of what begins at each pair of positions. */
    private static <T> int[][] longest(List<T> old, List<T> wanted) {
        int[][] common = new int[old.size() + 1][wanted.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = wanted.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(wanted.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
