package dev.vethwork.plan.kind;

import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;

/** A loopback comes and goes with its namespace. */
final class LoopbackPlan implements LinkPlan {
    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {}

    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {}
}
