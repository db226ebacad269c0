package dev.vethwork.ui.shell.file;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Notices when an open file is changed by somebody else. It looks every now and then, which works on every disk. */
public final class FileWatch {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Told once for each change, on the window's thread. */
    public interface Listener {
        /** @param there what the file holds now */
        void changed(Path file, Topology there);

        /** It cannot be read any more. */
        void broken(Path file, Exception reason);

        void gone(Path file);
    }

    /** What was seen of a file. @param there null where there is none; @param reason why it cannot be read */
    private record Look(DiskState state, @Nullable Topology there, @Nullable Exception reason) {}

    private final Document document;
    private final Background background;
    private final Listener listener;
    private Background.Pending next = () -> {};
    private @Nullable Path file;
    private DiskState known = DiskState.NONE;
    private boolean unanswered;
    private boolean closed;
    private long round;

    public FileWatch(Document document, Background background, Listener listener) {
        this.document = document;
        this.background = background;
        this.listener = listener;
    }

    /** This is what the window shows now. @param state as it was before the file was read, or after it was written */
    public void follow(@Nullable Path path, DiskState state) {
        round++;
        file = path;
        known = state;
        unanswered = false;
        next.cancel();
        if (path != null && !closed) {
            next = background.after(PAUSE, this::look);
        }
    }

    /** This is what the window shows now, of a file that is taken as it is found on the disk, which is asked off this thread. */
    public void follow(Path path) {
        follow(path, DiskState.NONE);
        long number = round;
        background.submit(
                () -> DiskState.of(path),
                state -> {
                    if (number == round) {
                        known = state;
                    }
                },
                thrown -> known = DiskState.NONE);
    }

    /** Asks the disk, off the window's thread, whether somebody else has written the file since. */
    public Callable<Boolean> staleness(Path path) {
        if (!path.equals(file)) {
            return () -> false;
        }
        boolean told = unanswered;
        DiskState before = known;
        return () -> told || !before.equals(DiskState.NONE) && !DiskState.of(path).equals(before);
    }

    /** The file is being written by this very window: until it is followed again, whatever is seen of it is no news. */
    public void hold() {
        round++;
        next.cancel();
    }

    /** It could not be written: what others do to it is news again. */
    public void resume() {
        follow(file, known);
    }

    /** What was told is known to the person now, who may write over it. */
    public void answered() {
        unanswered = false;
    }

    /** Looks now, as when the window is used again. */
    public void look() {
        next.cancel();
        Path path = file;
        if (path == null || closed) {
            return;
        }
        DiskState before = known;
        long number = round;
        background.submit(() -> look(path, before), look -> seen(number, path, look), thrown -> seen(number, path, null));
    }

    private static @Nullable Look look(Path path, DiskState before) {
        DiskState state = DiskState.of(path);
        if (state.equals(before)) {
            return null;
        }
        try {
            return new Look(state, state.equals(DiskState.NONE) ? null : TopologyFormat.read(path), null);
        } catch (Exception e) {
            return new Look(state, null, e);
        }
    }

    private void seen(long number, Path path, @Nullable Look look) {
        if (number != round || closed) {
            return;
        }
        if (look != null) {
            known = look.state();
            tell(path, look);
        }
        next = background.after(PAUSE, this::look);
    }

    private void tell(Path path, Look look) {
        Exception reason = look.reason();
        Topology there = look.there();
        if (reason != null) {
            listener.broken(path, reason);
        } else if (there == null) {
            listener.gone(path);
        } else if (!there.equals(document.saved())) {
            unanswered = true;
            listener.changed(path, there);
        }
    }

    public void close() {
        closed = true;
        next.cancel();
    }
}
