package dev.vethwork.drift.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By which interfaces a packet comes or goes.
 *
 * @param only these; null for any
 */
record Ways(@Nullable SortedSet<String> only) {
    static final Ways ANY = new Ways(null);

    /** None at all, which stands in every negation. */
    static final Ways NOWHERE = new Ways(new TreeSet<>(Set.of("")));

    /** @param pattern a name, or the beginning of one and {@code +} */
    static Ways of(String pattern, boolean negated, Set<String> all) {
        NavigableSet<String> named = new TreeSet<>();
        if (pattern.endsWith("+")) {
            String start = pattern.substring(0, pattern.length() - 1);
            all.stream().filter(name -> name.startsWith(start)).forEach(named::add);
        } else {
            named.add(pattern);
        }
        return negated ? new Ways(named).others(all) : new Ways(named);
    }

    /** All but these. */
    Ways others(Set<String> all) {
        SortedSet<String> named = only;
        return named == null
                ? new Ways(new TreeSet<>())
                : new Ways(Stream.concat(all.stream(), Stream.of(""))
                        .filter(name -> !named.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Those that are in both; empty where none are. */
    Optional<Ways> and(Ways other) {
        if (only == null || other.only == null) {
            return Optional.of(only == null ? other : this).filter(side -> !side.isNone());
        }
        SortedSet<String> both = new TreeSet<>(only);
        both.retainAll(other.only);
        return Optional.of(new Ways(both)).filter(side -> !side.isNone());
    }

    boolean isAny() {
        return only == null;
    }

    /** The names, or null alone where none needs to be said. */
    List<@Nullable String> names() {
        List<@Nullable String> all = new ArrayList<>();
        if (only == null || only.equals(NOWHERE.only)) {
            all.add(null);
        } else {
            only.stream().filter(name -> !name.isEmpty()).forEach(all::add);
        }
        return all;
    }

    private boolean isNone() {
        return only != null && only.isEmpty();
    }
}
