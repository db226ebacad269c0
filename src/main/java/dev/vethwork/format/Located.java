package dev.vethwork.format;

import dev.vethwork.net.BadValue;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.SequencedMap;

/** A JSON value that knows where in its file it stands. */
sealed interface Located {
    Place place();

    record Fieldset(Place place, SequencedMap<String, Located> fields) implements Located {}

    record Items(Place place, List<Located> items) implements Located {}

    record Text(Place place, String value) implements Located {}

    /** @param digits as written, whole for a number without a fraction and exponent */
    record Numeral(Place place, String digits, boolean whole) implements Located {}

    record Flag(Place place, boolean value) implements Located {}

    record Nothing(Place place) implements Located {}

    /** What a person calls this kind of value. */
    default Phrase kind() {
        return switch (this) {
            case Fieldset _ -> BadValue.word("file.is.object");
            case Items _ -> BadValue.word("file.is.list");
            case Text _ -> BadValue.word("file.is.text");
            case Numeral _ -> BadValue.word("file.is.number");
            case Flag _ -> BadValue.word("file.is.flag");
            case Nothing _ -> BadValue.word("file.is.null");
        };
    }
}
