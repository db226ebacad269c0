package dev.vethwork.explain.fix;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.fix.Attempt.Trouble;
import dev.vethwork.explain.remedy.Remedies;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for edits that lead to an answer: what gets the packet furthest first, and back where that ends nowhere. */
final class WayOut {
    /** Mistakes that lie behind each other at most. */
    private static final int MOST_STEPS = 10;

    /** Edits that are tried against one stop at most: each is walked. */
    private static final int MOST_TRIED = 40;

    /** Edits that are tried in all, before it gives up. */
    private static final int MOST_IN_ALL = 500;

    /** Steps in a row that leave the trouble as it is: a prefix that only makes room for a route, say. */
    private static final int MOST_IDLE = 2;

    /** Of such steps, how many are gone on from. */
    private static final int MOST_IDLE_TRIED = 4;

    private final String from;
    private final String to;
    private final Probe probe;
    private final Set<Trouble> seen = new HashSet<>();
    private final List<Edit> path = new ArrayList<>();
    private List<Edit> furthest = List.of();
    private int furthestYet;
    private int tried;

    WayOut(String from, String to, Probe probe) {
        this.from = from;
        this.to = to;
        this.probe = probe;
    }

    /**
     * Edits that help against what stops a trip, those that suffice first; where none does, some that change something.
     *
     * @param trip null where there is no address to send to
     * @param enough of those that suffice
     */
    List<Attempt> attempts(Trial trial, Remedies remedies, @Nullable RoundTrip trip, int enough) {
        List<Attempt> helping = new ArrayList<>();
        List<Attempt> idle = new ArrayList<>();
        int sufficient = 0;
        for (Supplier<List<Edit>> kind : kinds(remedies, trip)) {
            List<Edit> candidates = kind.get();
            for (Edit edit : candidates.subList(0, Math.min(MOST_TRIED, candidates.size()))) {
                Attempt attempt = attempt(trial, edit).orElse(null);
                if (attempt == null) {
                    continue;
                }
                (attempt.helps(trip) ? helping : idle).add(attempt);
                sufficient += attempt.reaches() ? 1 : 0;
                if (sufficient == enough) {
                    return sorted(helping);
                }
            }
            if (!helping.isEmpty()) {
                return sorted(helping);
            }
        }
        return idle.subList(0, Math.min(MOST_IDLE_TRIED, idle.size()));
    }

    private List<Supplier<List<Edit>>> kinds(Remedies remedies, @Nullable RoundTrip trip) {
        Stop stop = trip == null ? null : trip.stop();
        return trip == null || stop == null
                ? List.of(() -> remedies.addresses(to))
                : List.of(
                        () -> remedies.diverted(trip, stop),
                        () -> remedies.byCause(trip, stop),
                        () -> remedies.linted(stop));
    }

    private static List<Attempt> sorted(List<Attempt> helping) {
        return helping.stream()
                .sorted(Comparator.comparingInt(Attempt::far).reversed())
                .toList();
    }

    private Optional<Attempt> attempt(Trial trial, Edit edit) {
        tried++;
        return trial.after(edit).flatMap(t -> t.walk(from, to, probe).map(trip -> new Attempt(edit, t, trip)));
    }

    /** Whether an answer comes after this edit. */
    boolean reaches(Trial trial, Edit edit) {
        return attempt(trial, edit).filter(Attempt::reaches).isPresent();
    }

    /** The steps to an answer; else those to where it gets furthest, none if that is no further than now. */
    List<Edit> steps(Trial trial, @Nullable RoundTrip trip, List<Attempt> first) {
        furthestYet = Attempt.farOf(trip);
        Trouble now = trip == null ? null : Trouble.of(trip);
        return reach(first, now, 0) ? needed(trial, List.copyOf(path)) : furthest;
    }

    private boolean reach(List<Attempt> next, @Nullable Trouble now, int idle) {
        for (Attempt attempt : next) {
            path.add(attempt.edit());
            if (attempt.reaches()) {
                return true;
            }
            if (attempt.far() > furthestYet) {
                furthestYet = attempt.far();
                furthest = List.copyOf(path);
            }
            Trouble trouble = Trouble.of(attempt.trip());
            boolean same = Objects.equals(trouble, now);
            boolean on = path.size() < MOST_STEPS
                    && tried < MOST_IN_ALL
                    && trouble != null
                    && (same ? idle < MOST_IDLE : seen.add(trouble));
            if (on && reach(after(attempt), trouble, same ? idle + 1 : 0)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    private List<Attempt> after(Attempt attempt) {
        return attempts(attempt.trial(), attempt.trial().remedies(), attempt.trip(), 1);
    }

    /** Without the steps that turn out not to matter. */
    private List<Edit> needed(Trial trial, List<Edit> steps) {
        List<Edit> needed = new ArrayList<>(steps);
        for (Edit step : steps) {
            List<Edit> fewer = new ArrayList<>(needed);
            fewer.remove(step);
            if (!fewer.isEmpty() && reaches(trial, Fixes.all(fewer))) {
                needed = fewer;
            }
        }
        return needed;
    }
}
