package dev.vethwork.ui.model;

import dev.vethwork.plan.Plan;
import dev.vethwork.topology.Topology;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The status of each drawn element, and which of them the last deployment failed at. */
final class ElementStatuses {
    private final ReadOnlyObjectWrapper<Map<String, Status>> statuses = new ReadOnlyObjectWrapper<>(Map.of());
    private Set<String> failed = Set.of();

    /** By node name and cable id. */
    ReadOnlyObjectProperty<Map<String, Status>> all() {
        return statuses.getReadOnlyProperty();
    }

    Status of(String element) {
        return statuses.get().getOrDefault(element, Status.NOT_DEPLOYED);
    }

    boolean anyFailed() {
        return !failed.isEmpty();
    }

    /** A deployment has ended. */
    void failedAt(Set<String> elements) {
        failed = elements;
    }

    void forgetFailed() {
        failed = Set.of();
    }

    /** @param plan what is left to do; null while not known */
    void show(Topology topology, boolean deployed, @Nullable Plan plan) {
        statuses.set(Statuses.of(topology, deployed, plan, failed));
    }
}
