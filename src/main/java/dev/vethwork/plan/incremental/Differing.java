package dev.vethwork.plan.incremental;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** In what two tables differ, found by walking through both: to look every key up takes several times as long. */
final class Differing {
    private Differing() {}

    /** The keys that only one of two tables sorted by name has, or for which they have different values. */
    static <V> List<String> keys(SortedMap<String, V> one, SortedMap<String, V> other) {
        List<String> differing = new ArrayList<>();
        List<Map.Entry<String, V>> ones = List.copyOf(one.entrySet());
        List<Map.Entry<String, V>> others = List.copyOf(other.entrySet());
        int left = 0;
        int right = 0;
        while (left < ones.size() && right < others.size()) {
            int order = ones.get(left).getKey().compareTo(others.get(right).getKey());
            if (order != 0) {
                differing.add((order < 0 ? ones.get(left) : others.get(right)).getKey());
            } else if (!ones.get(left).getValue().equals(others.get(right).getValue())) {
                differing.add(ones.get(left).getKey());
            }
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }
        ones.subList(left, ones.size()).forEach(entry -> differing.add(entry.getKey()));
        others.subList(right, others.size()).forEach(entry -> differing.add(entry.getKey()));
        return differing;
    }
}
