package dev.vethwork.plan.kind;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.text.KindText;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Kinds of which one command makes an interface and another takes it away. Their reasons are in the kind's own bundle:
 * {@code create}, which is told the name and whose it is, and {@code delete}.
 */
abstract class PlainPlan<K extends LinkKind> implements LinkPlan {
    private final Class<K> type;

    PlainPlan(Class<K> type) {
        this.type = type;
    }

    /** What makes it, after the word {@code type}. */
    abstract List<String> type(K kind);

    AddLink making(Place place, K kind) {
        return AddLink.ofType(place, kind, type(kind));
    }

    K kind(Interface device) {
        return type.cast(device.kind());
    }

    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        K kind = kind(wanted);
        draft(planning, place, kind)
                .undo(new DeleteLink(place))
                .after(before(planning, place, wanted))
                .because(created(place, kind));
    }

    Drafts.Entry draft(PlanDraft planning, Place place, K kind) {
        return planning.drafts()
                .step(Stage.CABLE, making(place, kind))
                .on(planning.comparison().element(place));
    }

    Phrase created(Place place, K kind) {
        return KindText.of(kind.word(), "create", place.name(), PlanMessages.who(place.namespace()));
    }

    private List<String> before(PlanDraft planning, Place place, Interface wanted) {
        List<String> before = new ArrayList<>(List.of(Ids.namespace(place.namespace()), new DeleteLink(place).id()));
        Place.under(place.namespace(), wanted).forEach(under -> {
            before.add(Ids.namespace(under.namespace()));
            before.addAll(planning.made(under));
        });
        return before;
    }

    /** Whatever stands on it goes first. */
    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {
        Comparison comparison = planning.comparison();
        List<String> first =
                comparison.onTop(place).map(upper -> new DeleteLink(upper).id()).toList();
        planning.drafts()
                .step(Stage.DELETE_STACKED, new DeleteLink(place))
                .on(comparison.element(place))
                .undo(making(place, kind(there)))
                .after(first)
                .because(KindText.of(there.kind().word(), "delete", place.name()));
    }

    @Override
    public boolean isKept(Interface wanted, Interface there) {
        return isKept(kind(wanted), kind(there));
    }

    /** Whether the one can become the other without being made anew. */
    boolean isKept(K wanted, K there) {
        return wanted.equals(there);
    }
}
