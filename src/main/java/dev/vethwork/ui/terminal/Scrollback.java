package dev.vethwork.ui.terminal;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What was said long ago, up to a number of lines. Only {@link #reflow} may be called by whoever has not locked the terminal. */
final class Scrollback {
    private final int kept;
    /** By the number of their first line. */
    private NavigableMap<Long, PackedLines> packs = new TreeMap<>();

    private long oldest;
    private long end;

    /** @param kept how many lines at least, before the oldest are forgotten */
    Scrollback(int kept) {
        this.kept = kept;
    }

    /** The number of the oldest line that is known. */
    long oldest() {
        return oldest;
    }

    /** The number of the line after the newest here. */
    long end() {
        return end;
    }

    void add(List<Screen.Line> lines) {
        put(new PackedLines(lines));
        while (end - oldest - packs.firstEntry().getValue().size() >= kept) {
            oldest += packs.pollFirstEntry().getValue().size();
        }
    }

    private void put(PackedLines pack) {
        packs.put(end, pack);
        end += pack.size();
    }

    /** Forgets all of it. */
    void clear() {
        packs.clear();
        oldest = end;
    }

    Screen.Line line(long number) {
        Map.Entry<Long, PackedLines> pack = packs.floorEntry(number);
        return pack.getValue().line((int) (number - pack.getKey()));
    }

    boolean isWrapped(long number) {
        Map.Entry<Long, PackedLines> pack = packs.floorEntry(number);
        return pack.getValue().isWrapped((int) (number - pack.getKey()));
    }

    /** The letters of a line, as they stand in their cells. */
    String text(long number) {
        Map.Entry<Long, PackedLines> pack = packs.floorEntry(number);
        return pack.getValue().text((int) (number - pack.getKey()));
    }

    /**
     * Breaks the lines for another width.
     *
     * @param locked does something while nobody else reads or writes; most of the work is done outside, which takes long
     */
    void reflow(int width, Consumer<Runnable> locked) {
        IdentityHashMap<PackedLines, PackedLines> broken = new IdentityHashMap<>();
        locked.accept(() -> packs.values().forEach(pack -> broken.put(pack, pack)));
        broken.replaceAll((pack, same) -> pack.reflow(width));
        locked.accept(() -> {
            NavigableMap<Long, PackedLines> before = packs;
            packs = new TreeMap<>();
            end = oldest;
            before.values().forEach(pack -> put(broken.getOrDefault(pack, pack)));
        });
    }
}
