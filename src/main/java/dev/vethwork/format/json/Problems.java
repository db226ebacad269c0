package dev.vethwork.format.json;

import dev.vethwork.format.json.FormatException.Problem;
import dev.vethwork.net.BadValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a file while it is read, so that a person sees all of it at once. */
public final class Problems {
    /** A file that is wrong throughout is not worth more. */
    private static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();

    public void add(JsonPlace place, BadValue bad) {
        if (found.size() < MOST) {
            found.add(new Problem(
                    place.pointer(), place.line(), place.column(), String.valueOf(bad.getMessage()), bad.remedy()));
        }
    }

    public Unreadable giveUp(JsonPlace place, BadValue bad) {
        add(place, bad);
        return new Unreadable();
    }

    /** What the reader makes of the value, or null with its problem noted. */
    public <T> @Nullable T attempt(Located value, Reader<T> reader) {
        try {
            return reader.read(value, this);
        } catch (BadValue bad) {
            add(value.place(), bad);
            return null;
        } catch (Unreadable noted) {
            return null;
        }
    }

    /** Takes over what is wrong with a part that was read by itself. */
    public void addAll(FormatException other) {
        other.problems().stream().limit(Math.max(0, MOST - found.size())).forEach(found::add);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public void throwIfAny() throws FormatException {
        if (any()) {
            throw new FormatException(found);
        }
    }
}
