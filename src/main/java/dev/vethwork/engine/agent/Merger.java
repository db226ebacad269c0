package dev.vethwork.engine.agent;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.pcapng.PcapngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Brings the packets of several interfaces into the order in which they passed. The kernel hands packets over a little late,
 * so each waits until no earlier one can come any more.
 */
final class Merger {
    /** Twice what the kernel keeps a block that is not full, and what a busy machine is late by. */
    private static final long PATIENCE_NANOS = 50_000_000L;

    /** The same while something lies there unread, as on a machine on which readers have to wait for their turn. */
    private static final long LONGEST_NANOS = 200_000_000L;

    private static final long MOST_BYTES = 64L << 20;
    private static final long TURN_MILLIS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final PriorityQueue<Frame> waiting = new PriorityQueue<>(Comparator.comparingLong(Frame::nanos));
    private final List<CapturePoint> opened = new ArrayList<>();
    private final List<BooleanSupplier> unread = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final PcapngWriter writer;
    private int unopened;
    private int running;
    private long bytes;

    Merger(OutputStream out, int taps) throws IOException {
        this.writer = new PcapngWriter(out);
        this.unopened = taps;
        this.running = taps;
    }

    void add(Frame frame) {
        lock.lock();
        try {
            while (bytes > MOST_BYTES) {
                // Whoever listens is slow: the kernel keeps the rest, and counts what it has no room for.
                room.awaitUninterruptibly();
            }
            waiting.add(frame);
            bytes += frame.bytes().length;
        } finally {
            lock.unlock();
        }
    }

    /** @param more tells whether something was handed over and not read yet; asked for as long as this program runs */
    void opened(CapturePoint port, BooleanSupplier more) {
        tell(() -> {
            opened.add(port);
            unread.add(more);
            unopened--;
        });
    }

    void failed(String label, String why) {
        tell(() -> {
            unopened--;
            said.add("failed " + label + " " + why);
        });
    }

    void lost(CapturePoint port, long many) {
        if (many > 0) {
            tell(() -> said.add("lost " + port.label() + " " + many));
        }
    }

    void ended() {
        tell(() -> running--);
    }

    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until nothing more can come. */
    void write() throws IOException {
        List<Frame> ready = new ArrayList<>();
        List<CapturePoint> ports = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        boolean begun = false;
        boolean last = false;
        while (!last) {
            lock.lock();
            try {
                last = running == 0;
                take(ready, last);
                ports.addAll(opened);
                opened.clear();
                comments.addAll(said);
                said.clear();
                if (!begun && unopened == 0) {
                    begun = true;
                    comments.add("open");
                }
                room.signalAll();
            } finally {
                lock.unlock();
            }
            for (CapturePoint port : ports) {
                writer.port(port);
            }
            for (Frame frame : ready) {
                writer.write(frame);
            }
            for (String comment : comments) {
                writer.say(comment);
            }
            if (!ports.isEmpty() || !ready.isEmpty() || !comments.isEmpty()) {
                writer.flush();
            }
            ports.clear();
            ready.clear();
            comments.clear();
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<Frame> ready, boolean all) {
        long patience = unread.stream().anyMatch(BooleanSupplier::getAsBoolean) ? LONGEST_NANOS : PATIENCE_NANOS;
        long now = System.currentTimeMillis() * 1_000_000L;
        for (Frame first = waiting.peek();
                first != null && (all || first.nanos() < now - patience);
                first = waiting.peek()) {
            waiting.poll();
            bytes -= first.bytes().length;
            ready.add(first);
        }
    }
}
