package dev.vethwork.lab;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.drawing.Drawings;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.lab.watch.LastWords;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how far a running lab is from what it was deployed as, and from what its file holds. */
final class StatusReader {
    private StatusReader() {}

    /** @param file what its file holds now; null where there is none */
    static LabStatus read(Deployed lab, @Nullable Topology file, Target target) throws TargetException {
        NetworkState observed = target.observe(lab.lab());
        Topology deployed = Drawings.parse(target.recall(lab.lab()), lab.lab());
        Topology wanted = file == null ? deployed : file;
        if (wanted == null) {
            return LabStatus.unread(lab, "");
        }
        int steps = Plans.of(wanted, Set.of(), observed, target.traits()).steps().size();
        Topology was = deployed == null ? wanted : deployed;
        Drift drift = LastWords.in(Drift.of(was, observed, target.traits()), lab.lab(), target);
        return LabStatus.read(lab, steps, drift.items(), was.nodes().size());
    }
}
