package dev.vethwork.render;

import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** What a node does beside having addresses, as the small icons below its name, in windows and in pictures. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Feature {
    FORWARDS(MaterialDesignS.SWAP_HORIZONTAL, IpStack::forwarding),
    MASQUERADES(MaterialDesignT.TRANSIT_CONNECTION_VARIANT, stack -> !stack.masquerades().isEmpty()),
    FORWARDS_PORTS(MaterialDesignA.ARROW_DECISION_OUTLINE, stack -> !stack.portForwards().isEmpty()),
    FILTERS(
            MaterialDesignS.SHIELD_OUTLINE,
            stack -> !stack.firewall().rules().isEmpty() || !stack.firewall().policies().isEmpty()),
    SERVES(MaterialDesignC.COG_OUTLINE, stack -> !stack.services().isEmpty()),
    ROUTES(MaterialDesignS.SIGN_DIRECTION, stack -> !stack.routes().isEmpty());

    private final Ikon icon;
    private final Predicate<IpStack> drawn;

    Feature(Ikon icon, Predicate<IpStack> drawn) {
        this.icon = icon;
        this.drawn = drawn;
    }

    /** Those of a node, in the order in which they are shown. */
    public static List<Feature> of(Node node) {
        return node instanceof StackNode stack
                ? Stream.of(values()).filter(f -> f.drawn.test(stack.stack())).toList()
                : List.of();
    }

    public Ikon icon() {
        return icon;
    }
}
