package dev.vethwork.plan.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By which interfaces a packet comes or goes; an empty name is that of none at all.
 *
 * @param names these
 * @param not whether by all but these
 */
record Ways(Set<String> names, boolean not) {
    static final Ways ANY = new Ways(Set.of(), true);

    /** By none at all. */
    static final Ways NOWHERE = new Ways(Set.of(""), false);

    /** As a drawing says it: by one, by all but one, or by any. */
    record Said(@Nullable String only, @Nullable String not) {}

    Ways {
        names = Set.copyOf(names);
    }

    /** @param pattern a name, or the beginning of one and {@code +} */
    static Ways of(String pattern, boolean negated, Set<String> all) {
        if (!pattern.endsWith("+")) {
            return new Ways(Set.of(pattern), negated);
        }
        String start = pattern.substring(0, pattern.length() - 1);
        Ways fitting = start.isEmpty()
                ? ANY
                : new Ways(all.stream().filter(name -> name.startsWith(start)).collect(Collectors.toSet()), false);
        return negated ? fitting.others() : fitting;
    }

    /** All but these. */
    Ways others() {
        return new Ways(names, !not);
    }

    /** Those that are in both; empty where none are. */
    Optional<Ways> and(Ways other) {
        Ways both;
        if (not && other.not) {
            both = new Ways(Stream.concat(names.stream(), other.names.stream()).collect(Collectors.toSet()), true);
        } else {
            Ways some = not ? other : this;
            Ways with = not ? this : other;
            both = new Ways(some.names.stream().filter(with::has).collect(Collectors.toSet()), false);
        }
        return Optional.of(both).filter(ways -> ways.not || !ways.names.isEmpty());
    }

    private boolean has(String name) {
        return names.contains(name) != not;
    }

    boolean isAny() {
        return not && names.isEmpty();
    }

    /** One rule of a drawing for each. @param all the interfaces that there are */
    List<Said> said(Set<String> all) {
        List<String> named = new TreeSet<>(names).stream().filter(name -> !name.isEmpty()).toList();
        List<Said> said = new ArrayList<>();
        if (named.isEmpty()) {
            said.add(new Said(null, null));
        } else if (!not) {
            named.forEach(name -> said.add(new Said(name, null)));
        } else if (named.size() == 1) {
            said.add(new Said(null, named.getFirst()));
        } else {
            new TreeSet<>(all).stream().filter(this::has).forEach(name -> said.add(new Said(name, null)));
        }
        return said;
    }
}
