package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.Optional;

/** How interfaces of one kind are made, changed and taken away. */
public interface LinkPlan {
    /** The MTU of most interfaces as the kernel makes them: ETH_DATA_LEN (include/uapi/linux/if_ether.h). */
    int USUAL_MTU = 1500;

    /** Puts in what makes one that is not there. */
    void add(PlanDraft planning, Place place, Interface wanted);

    /** Puts in what takes one away that is there. */
    void delete(PlanDraft planning, Place place, Interface there);

    /** Whether one that is there can become the wanted one, both of this kind, without being made anew. */
    default boolean isKept(Interface wanted, Interface there) {
        return true;
    }

    /** Puts in what makes one that stays into the wanted one, beyond what all kinds have in common. */
    default void change(PlanDraft planning, Place place, Interface wanted, Interface there) {}

    /** What the kernel needs for it, where not all have that. */
    default Optional<LinkPiece> needs() {
        return Optional.empty();
    }

    /** An observed one as it would be drawn; empty where none can be. */
    default Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Optional.empty();
    }

    /** Whether some step can make it. */
    default boolean canBeMade(Interface device) {
        return true;
    }

    /** What of an observed one can be wanted back. */
    default Interface wantable(Interface there) {
        return there;
    }

    /** The MTU that it is made with, 0 where that hangs on others. */
    default int bornMtu() {
        return USUAL_MTU;
    }

    /**
     * The MTU that it shall have where none is drawn, 0 where what it happens to have will do.
     *
     * @param under that of the interface that it stands on, 0 where there is none or nobody knows
     */
    default int undrawnMtu(int under) {
        return 0;
    }

    /**
     * Whether the kernel keeps it as large as its smallest port, until somebody says how large it is: then never again
     * (br_mtu_auto_adjust in net/bridge/br_if.c).
     */
    default boolean isAsLargeAsItsPorts() {
        return false;
    }

    /** Whether rate, delay and loss can be drawn on it. */
    default boolean isShaped() {
        return false;
    }

    /** Whether it is a switch that has words of its own for plugging in and pulling out. */
    default boolean plugsByItself() {
        return false;
    }

    /** Whether it is to be taken out of a namespace that goes, as it is not the lab's. */
    default boolean outlivesItsNamespace() {
        return false;
    }

    /** Whether the kernel takes it away at a teardown with something else, so that no step has to. */
    default boolean goesUnasked(PlanDraft planning, Interface there) {
        return false;
    }
}
