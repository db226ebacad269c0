package dev.vethwork.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that is kept in a file. A file that cannot be understood is set aside as {@code NAME.broken}, and the default
 * takes its place; one that cannot even be set aside is never written over. A change is written a little later, so that many changes in a row are one write. For any thread.
 */
public final class Kept<T> implements AutoCloseable {
    private final Path file;
    private final Codec<T> codec;
    private final Executor later;
    private final Consumer<SettingsTrouble> problems;

    /** Held while the file is written. Who reads or changes the value does not wait for that. */
    private final Object disk = new Object();

    private T value;
    private @Nullable T unwritten;
    private boolean told;
    /** A file is there that nobody could read, nor set aside: whatever is in it is not ours to write over. */
    private boolean stuck;

    /**
     * @param later runs a write after a short while
     * @param problems told once when the file is broken or cannot be written
     */
    Kept(Path file, Codec<T> codec, T otherwise, Executor later, Consumer<SettingsTrouble> problems) {
        this.file = file;
        this.codec = codec;
        this.later = later;
        this.problems = problems;
        this.value = read(otherwise);
    }

    public synchronized T get() {
        return value;
    }

    /** Changes the value, to be written soon. */
    public synchronized void change(UnaryOperator<T> change) {
        T next = change.apply(value);
        if (next.equals(value)) {
            return;
        }
        value = next;
        boolean waiting = unwritten != null;
        unwritten = next;
        if (!waiting) {
            later.execute(this::flush);
        }
    }

    /** Writes what has not been written yet. */
    public void flush() {
        synchronized (disk) {
            T writing = taken();
            if (writing == null || stuck) {
                return;
            }
            try {
                SmallFile.write(file, codec.print(writing));
            } catch (IOException e) {
                tell(SettingsTrouble.Kind.UNWRITABLE, "");
            }
        }
    }

    private synchronized @Nullable T taken() {
        T writing = unwritten;
        unwritten = null;
        return writing;
    }

    @Override
    public void close() {
        flush();
    }

    private T read(T otherwise) {
        try {
            return Files.exists(file) ? codec.parse(Files.readString(file)) : otherwise;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            setAside(SettingsTrouble.Kind.BROKEN, String.valueOf(e.getMessage()));
            return otherwise;
        } catch (IOException e) {
            setAside(SettingsTrouble.Kind.UNREADABLE, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    private void setAside(SettingsTrouble.Kind kind, String reason) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            tell(kind, reason);
        } catch (IOException e) {
            stuck = true;
            tell(SettingsTrouble.Kind.STUCK, reason);
        }
    }

    private void tell(SettingsTrouble.Kind kind, String reason) {
        if (!told) {
            told = true;
            problems.accept(new SettingsTrouble(kind, file, reason));
        }
    }
}
