package dev.vethwork.explain.fix;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.EditText;
import dev.vethwork.explain.Fix;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.remedy.Readdressing;
import dev.vethwork.explain.walk.Endpoints;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edits that make a node reach another: each is tried on the drawing and walked again before it is offered. */
public final class Fixes {
    /** More ways out would be no help. */
    private static final int MOST_OFFERED = 6;

    private Fixes() {}

    /**
     * Those that suffice alone; else all that is needed in one, or all that can be done, and then the single steps. None
     * where no edit gets the packet any further.
     *
     * @param judged where it is wrong: as drawn, or as a kernel has it
     * @param drawn what edits are tried on
     */
    public static List<Fix> find(Trial judged, Trial drawn, String from, String to, Probe probe) {
        RoundTrip trip = judged.walk(from, to, probe).orElse(null);
        if (trip != null && trip.stop() == null) {
            return List.of();
        }
        WayOut search = new WayOut(from, to, probe);
        List<Attempt> helping = search.attempts(drawn, judged.remedies(), trip, MOST_OFFERED);
        List<Edit> sufficient =
                helping.stream().filter(Attempt::reaches).map(Attempt::edit).toList();
        return sufficient.isEmpty()
                ? titled(steps(search, drawn, trip, helping), false)
                : titled(sufficient, true);
    }

    /** Of two that have one address, another for either. */
    public static List<Fix> apart(Trial drawn, String from, String to, IPAddress address, Probe probe) {
        Readdressing addresses = new Readdressing(drawn.topology());
        Endpoints endpoints = Endpoints.of(drawn.state(), drawn.topology());
        return titled(
                Stream.of(to, from)
                        .flatMap(node -> addresses.instead(endpoints.namespace(node), address).stream())
                        .filter(edit -> drawn.after(edit)
                                .filter(after -> isApart(after, from, to, probe))
                                .isPresent())
                        .toList(),
                true);
    }

    private static boolean isApart(Trial after, String from, String to, Probe probe) {
        Endpoints endpoints = Endpoints.of(after.state(), after.topology());
        return endpoints.target(from, to).filter(a -> endpoints.isTheirs(from, to, a)).isPresent()
                && after.walk(from, to, probe).filter(trip -> trip.stop() == null).isPresent();
    }

    private static List<Edit> steps(
            WayOut search, Trial drawn, @Nullable RoundTrip trip, List<Attempt> helping) {
        List<Edit> steps = search.steps(drawn, trip, helping);
        List<Edit> offered = new ArrayList<>();
        // What only gets further is no mending of all.
        if (steps.size() > 1 && search.reaches(drawn, all(steps))) {
            offered.add(all(steps));
        }
        offered.addAll(steps.subList(0, Math.min(1, steps.size())));
        helping.stream()
                .filter(a -> a.far() > Attempt.farOf(trip))
                .map(Attempt::edit)
                .forEach(offered::add);
        return steps.isEmpty() ? List.of() : offered;
    }

    /** One edit of several. */
    static Edit all(List<Edit> steps) {
        List<Edit> kept = List.copyOf(steps);
        return Edit.of(EditName.of("fix.all", kept.size()), t -> {
            Topology result = t;
            for (Edit step : kept) {
                result = step.apply(result);
            }
            return result;
        });
    }

    /** What reads the same is the same. */
    private static List<Fix> titled(List<Edit> edits, boolean sufficient) {
        Map<String, Fix> fixes = new LinkedHashMap<>();
        edits.forEach(e -> {
            String title = EditText.of(e.name(), Locale.getDefault());
            fixes.putIfAbsent(title, new Fix(title, e, sufficient));
        });
        return fixes.values().stream().limit(MOST_OFFERED).toList();
    }
}
