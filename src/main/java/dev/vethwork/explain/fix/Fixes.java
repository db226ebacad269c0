package dev.vethwork.explain.fix;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.EditText;
import dev.vethwork.explain.Fix;
import dev.vethwork.explain.Messages;
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
        List<List<Edit>> sufficient = helping.stream()
                .filter(Attempt::reaches)
                .map(a -> List.of(a.edit()))
                .toList();
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
                        .map(List::of)
                        .toList(),
                true);
    }

    private static boolean isApart(Trial after, String from, String to, Probe probe) {
        Endpoints endpoints = Endpoints.of(after.state(), after.topology());
        return endpoints.target(from, to).filter(a -> endpoints.isTheirs(from, to, a)).isPresent()
                && after.walk(from, to, probe).filter(trip -> trip.stop() == null).isPresent();
    }

    private static List<List<Edit>> steps(
            WayOut search, Trial drawn, @Nullable RoundTrip trip, List<Attempt> helping) {
        List<Edit> steps = search.steps(drawn, trip, helping);
        if (steps.isEmpty()) {
            return List.of();
        }
        List<List<Edit>> offered = new ArrayList<>();
        // What only gets further is no mending of all.
        if (steps.size() > 1 && search.reaches(drawn, all(steps))) {
            offered.add(steps);
        }
        offered.add(steps.subList(0, 1));
        helping.stream()
                .filter(a -> a.far() > Attempt.farOf(trip))
                .map(a -> List.of(a.edit()))
                .forEach(offered::add);
        return offered;
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
    private static List<Fix> titled(List<List<Edit>> ways, boolean sufficient) {
        Map<String, Fix> fixes = new LinkedHashMap<>();
        ways.forEach(steps -> {
            List<String> titles = steps.stream().map(Fixes::title).toList();
            String title = titles.stream().reduce((a, b) -> Messages.text("explain.then", a, b)).orElseThrow();
            Edit edit = steps.size() == 1 ? steps.getFirst() : all(steps);
            fixes.putIfAbsent(title, new Fix(title, titles.getFirst(), edit, sufficient));
        });
        return fixes.values().stream().limit(MOST_OFFERED).toList();
    }

    private static String title(Edit edit) {
        return EditText.of(edit.name(), Locale.getDefault());
    }
}
