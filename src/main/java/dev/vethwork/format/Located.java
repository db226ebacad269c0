package dev.vethwork.format;

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
    default String kind() {
        return switch (this) {
            case Fieldset _ -> "an object";
            case Items _ -> "a list";
            case Text _ -> "a text";
            case Numeral _ -> "a number";
            case Flag _ -> "true or false";
            case Nothing _ -> "null";
        };
    }
}
