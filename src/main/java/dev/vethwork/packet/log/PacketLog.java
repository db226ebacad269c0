package dev.vethwork.packet.log;

import dev.vethwork.packet.Frame;
import dev.vethwork.packet.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packets of a capture, the last ones of very many, and which of them a filter wants. Each has a number that stays its
 * own. For any thread: one puts packets in as they come, another shows them, and neither waits for a filter.
 */
public final class PacketLog {
    private static final int PORTION = 4096;

    private final int capacity;
    private final long mostBytes;
    private final @Nullable Frame[] frames;
    private Filter filter = Filter.ALL;
    private long[] shown;
    private long first;
    private long next;
    private long shownFirst;
    private long shownNext;
    private long bytes;
    private int generation;
    private volatile Runnable changed = () -> {};

    /** @param capacity how many packets are kept @param mostBytes of how many bytes all together */
    public PacketLog(int capacity, long mostBytes) {
        this.capacity = capacity;
        this.mostBytes = mostBytes;
        this.frames = new Frame[capacity];
        this.shown = new long[capacity];
    }

    /**
     * What is shown at the moment.
     *
     * @param first place of the first packet that is wanted and still there, among all that were ever wanted
     * @param next behind the last one
     * @param generation another one once places mean other packets, as after another filter
     */
    public record Shown(long first, long next, int generation) {}

    /** @param listener called, from any thread, whenever something else may be shown; before it there was nothing to tell */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    public void add(Frame frame) {
        Filter asked;
        int then;
        synchronized (this) {
            asked = filter;
            then = generation;
        }
        boolean wanted = asked.equals(Filter.ALL) || asked.wants(frame, frame.read());
        synchronized (this) {
            if (then != generation) {
                wanted = filter.equals(Filter.ALL) || filter.wants(frame, frame.read());
            }
            frames[place(next)] = frame;
            bytes += frame.bytes().length;
            if (wanted) {
                shown[place(shownNext++)] = next;
            }
            next++;
            while (next - first >= capacity || bytes > mostBytes) {
                dropFirst();
            }
        }
        changed.run();
    }

    private int place(long number) {
        return (int) (number % capacity);
    }

    private void dropFirst() {
        Frame gone = frames[place(first)];
        frames[place(first)] = null;
        bytes -= gone == null ? 0 : gone.bytes().length;
        if (shownFirst < shownNext && shown[place(shownFirst)] == first) {
            shownFirst++;
        }
        first++;
    }

    /** Another filter for all that is there and all that comes. Takes a while; not for the window's thread. */
    public void filter(Filter wanted) {
        apply(wanted);
        changed.run();
    }

    private void apply(Filter wanted) {
        long[] found = new long[capacity];
        long count = 0;
        long at = first();
        while (true) {
            List<Frame> portion = new ArrayList<>();
            synchronized (this) {
                at = Math.max(at, first);
                if (at == next) {
                    shown = found;
                    shownNext = count;
                    // More may have come meanwhile than there is room for: the last ones are there.
                    shownFirst = Math.max(0, count - capacity);
                    while (shownFirst < shownNext && shown[place(shownFirst)] < first) {
                        shownFirst++;
                    }
                    filter = wanted;
                    generation++;
                    return;
                }
                for (long i = at; i < Math.min(next, at + PORTION); i++) {
                    Frame frame = frames[place(i)];
                    if (frame != null) {
                        portion.add(frame);
                    }
                }
            }
            for (Frame frame : portion) {
                if (wanted.equals(Filter.ALL) || wanted.wants(frame, frame.read())) {
                    found[place(count++)] = at;
                }
                at++;
            }
        }
    }

    public void clear() {
        synchronized (this) {
            while (first < next) {
                dropFirst();
            }
            shownFirst = shownNext;
            generation++;
        }
        changed.run();
    }

    public synchronized Shown shown() {
        return new Shown(shownFirst, shownNext, generation);
    }

    /** The number of the packet at a place among those that are wanted; -1 where it is not there any more. */
    public synchronized long numberAt(long place) {
        return place < shownFirst || place >= shownNext ? -1 : shown[place(place)];
    }

    /** A packet by its number; null where it is not there any more. */
    public synchronized @Nullable Frame get(long number) {
        return number < first || number >= next ? null : frames[place(number)];
    }

    /** The number of the first packet that is still there. */
    public synchronized long first() {
        return first;
    }

    /** The number that the next packet will have. */
    public synchronized long next() {
        return next;
    }
}
