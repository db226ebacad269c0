package dev.vethwork.explain;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.EditText;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Stop;
import dev.vethwork.net.BadValue;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Edits that make a node reach another: each is tried on the drawing and walked again before it is offered. */
final class Fixes {
    /** Mistakes that lie behind each other at most. */
    private static final int MOST_ROUNDS = 10;

    /** Edits that are tried against one stop at most: each is walked. */
    private static final int MOST_TRIED = 40;

    private final String from;
    private final String to;
    private final Probe probe;

    private Fixes(String from, String to, Probe probe) {
        this.from = from;
        this.to = to;
        this.probe = probe;
    }

    /** Those that suffice alone, else all that is needed in one, then the single steps. */
    static List<Fix> find(Topology topology, NetworkState state, String from, String to, Probe probe) {
        return new Fixes(from, to, probe).find(topology, state);
    }

    private List<Fix> find(Topology topology, NetworkState state) {
        Explainer explainer = Explanations.asObserved(topology, state);
        RoundTrip trip = walk(explainer).orElse(null);
        if (trip == null || trip.stop() == null) {
            return List.of();
        }
        List<Edit> helping = helping(topology, explainer, trip);
        List<Edit> sufficient = helping.stream()
                .filter(e -> after(topology, e).filter(t -> t.stop() == null).isPresent())
                .toList();
        List<Edit> offered = new ArrayList<>(sufficient);
        if (sufficient.isEmpty()) {
            together(topology, helping).ifPresent(offered::add);
            offered.addAll(helping);
        }
        return offered.stream()
                .map(e -> new Fix(EditText.of(e.name(), Locale.getDefault()), e))
                .toList();
    }

    /** Candidates that change the drawing and get the packet further. */
    private List<Edit> helping(Topology topology, Explainer explainer, RoundTrip trip) {
        Stop stop = trip.stop();
        List<Edit> edits = new ArrayList<>();
        if (stop == null) {
            return edits;
        }
        List<Edit> candidates = new Remedies(topology, explainer).of(trip, stop);
        for (Edit edit : candidates.subList(0, Math.min(MOST_TRIED, candidates.size()))) {
            after(topology, edit)
                    .filter(t -> t.stop() == null || !sameTrouble(stop, t.stop()))
                    .ifPresent(t -> edits.add(edit));
        }
        return edits;
    }

    private static boolean sameTrouble(Stop a, Stop b) {
        return a.cause() == b.cause()
                && a.namespace().equals(b.namespace())
                && java.util.Objects.equals(a.device(), b.device())
                && a.detail().equals(b.detail())
                && a.packet().reply() == b.packet().reply();
    }

    /** One step after the other until the answer comes back. */
    private Optional<Edit> together(Topology topology, List<Edit> first) {
        List<Edit> steps = new ArrayList<>();
        Topology now = topology;
        List<Edit> next = first;
        for (int round = 0; round < MOST_ROUNDS && !next.isEmpty(); round++) {
            Edit step = next.getFirst();
            steps.add(step);
            now = step.apply(now);
            Explainer explainer = Explanations.asDrawn(now);
            RoundTrip trip = walk(explainer).orElse(null);
            if (trip != null && trip.stop() == null) {
                return Optional.of(Edit.of(EditName.of("fix.all", steps.size()), all(steps)));
            }
            next = trip == null ? List.of() : helping(now, explainer, trip);
        }
        return Optional.empty();
    }

    private static java.util.function.UnaryOperator<Topology> all(List<Edit> steps) {
        List<Edit> kept = List.copyOf(steps);
        return t -> {
            Topology result = t;
            for (Edit step : kept) {
                result = step.apply(result);
            }
            return result;
        };
    }

    /** The walk after an edit; empty where the edit does nothing or cannot be done. */
    private Optional<RoundTrip> after(Topology topology, Edit edit) {
        try {
            Topology changed = edit.apply(topology);
            if (changed.equals(topology)) {
                return Optional.empty();
            }
            return walk(Explanations.asDrawn(changed));
        } catch (BadValue refused) {
            return Optional.empty();
        }
    }

    private Optional<RoundTrip> walk(Explainer explainer) {
        Optional<IPAddress> target = explainer.endpoints().target(from, to);
        return target.map(t -> explainer.roundTrip(from, t, probe));
    }
}
