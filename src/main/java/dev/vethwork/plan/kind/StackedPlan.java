package dev.vethwork.plan.kind;

import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.kind.StackedLink;

/** Kinds that stand on another interface: they are made on it, and are as large as it is where nothing else is drawn. */
abstract class StackedPlan<K extends StackedLink> extends PlainPlan<K> {
    StackedPlan(Class<K> type) {
        super(type);
    }

    @Override
    AddLink making(Place place, K kind) {
        return AddLink.on(place, kind, kind.link(), kind.linkNamespace(), type(kind));
    }

    /** That of the interface below. */
    @Override
    public int bornMtu() {
        return 0;
    }

    @Override
    public int undrawnMtu(int under) {
        return under;
    }
}
