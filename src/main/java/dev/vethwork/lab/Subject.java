package dev.vethwork.lab;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.net.BadValue;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: a drawing as it is drawn, or a deployed lab as the kernel has it.
 *
 * @param topology null for a deployed lab whose file is gone
 * @param state as the kernel has it; null for a drawing that is not deployed
 */
public record Subject(String lab, @Nullable Topology topology, @Nullable NetworkState state) {
    /** @param to a node's name or an address */
    public Explanation explain(String from, String to, Probe probe) throws LabException {
        try {
            if (state == null) {
                return Explanations.explain(drawn(), from, to, probe);
            }
            return topology == null
                    ? Explainer.explain(state, from, to, probe)
                    : Explanations.explain(topology, state, from, to, probe);
        } catch (BadValue e) {
            throw new LabException(Exit.USAGE, String.valueOf(e.getMessage()), e.remedy(), "", e);
        }
    }

    /** Every node to every address of the others. */
    public List<Explanations.Pair> all(Probe probe) throws LabException {
        return state == null ? Explanations.all(drawn(), probe) : Explanations.all(drawn(), state, probe);
    }

    private Topology drawn() throws LabException {
        if (topology == null) {
            throw Failures.usage(
                    LabMessages.of("subject.gone", lab).text(), LabMessages.of("subject.gone.remedy").text());
        }
        return topology;
    }
}
