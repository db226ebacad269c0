package dev.vethwork.net;

import java.util.stream.IntStream;

/**
 * VLAN ids from one to another, both among them (IEEE 802.1Q, 9.6: 0 and 4095 are reserved).
 *
 * @param first 1 to 4094
 * @param last the same or more, up to 4094
 */
public record VlanRange(int first, int last) implements Comparable<VlanRange> {
    private static final int MOST = 4094;

    public VlanRange {
        if (first < 1 || last > MOST || first > last) {
            throw BadValue.of("vlan", first == last ? String.valueOf(first) : first + "-" + last);
        }
    }

    public static VlanRange of(int id) {
        return new VlanRange(id, id);
    }

    /** Reads {@code 10} or {@code 20-30}. @throws BadValue for anything else */
    public static VlanRange parse(String text) {
        String[] ends = text.strip().split("-", -1);
        try {
            int first = Integer.parseInt(ends[0].strip());
            return switch (ends.length) {
                case 1 -> of(first);
                case 2 -> new VlanRange(first, Integer.parseInt(ends[1].strip()));
                default -> throw BadValue.of("vlan", text);
            };
        } catch (NumberFormatException e) {
            throw BadValue.of("vlan", text);
        }
    }

    public boolean contains(int id) {
        return id >= first && id <= last;
    }

    public boolean spansOne() {
        return first == last;
    }

    public IntStream ids() {
        return IntStream.rangeClosed(first, last);
    }

    /** As the file and the tools have it: {@code 10}, {@code 20-30}. */
    public String text() {
        return spansOne() ? String.valueOf(first) : first + "-" + last;
    }

    @Override
    public int compareTo(VlanRange other) {
        return first != other.first ? Integer.compare(first, other.first) : Integer.compare(last, other.last);
    }

    @Override
    public String toString() {
        return text();
    }
}
