package dev.vethwork.lab;

import dev.vethwork.engine.ForwardingRunListener;
import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.plan.Plan;
import java.util.Set;

/** Hears a deployment, and tells besides, once it is known that they are there, whose namespaces the lab works in. */
final class AdoptionWarnings extends ForwardingRunListener {
    private final Set<String> names;
    private boolean told;

    AdoptionWarnings(Set<String> names, RunListener heard) {
        super(heard);
        this.names = Set.copyOf(names);
    }

    @Override
    public void planned(Plan plan) {
        if (!told) {
            told = true;
            names.stream().filter(name -> !name.isEmpty()).sorted().forEach(name ->
                    warned(name, LabMessages.of("adopt", name).text(), ""));
        }
        super.planned(plan);
    }
}
