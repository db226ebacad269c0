package dev.vethwork.explain.answer;

import dev.vethwork.topology.Topology;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The drawing that was asked about last, compiled and with what was walked: people ask about one again and again. */
final class LastDrawn {
    private static volatile @Nullable LastDrawn last;

    private final WeakReference<Topology> topology;
    private final Explainer explainer;

    private LastDrawn(Topology topology, Explainer explainer) {
        this.topology = new WeakReference<>(topology);
        this.explainer = explainer;
    }

    /** Who explains this very drawing; an equal one is compiled anew, since comparing would take as long. */
    static Explainer of(Topology topology) {
        LastDrawn known = last;
        if (known != null && known.topology.refersTo(topology)) {
            return known.explainer;
        }
        Explainer explainer = Explainer.of(Explanations.compiled(topology));
        last = new LastDrawn(topology, explainer);
        return explainer;
    }
}
