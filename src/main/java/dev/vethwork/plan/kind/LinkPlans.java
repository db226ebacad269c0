package dev.vethwork.plan.kind;

import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.kind.Veth;

/** Every kind's plan. */
public final class LinkPlans {
    private static final LinkPlan LOOPBACK = new LoopbackPlan();
    private static final LinkPlan VETH = new VethPlan();
    private static final LinkPlan BRIDGE = new LinuxBridgePlan();
    private static final LinkPlan SWITCH = new OpenVSwitchPlan();
    private static final LinkPlan OTHER = new OtherPlan();

    private LinkPlans() {}

    public static LinkPlan of(Interface device) {
        return of(device.kind());
    }

    public static LinkPlan of(LinkKind kind) {
        return switch (kind) {
            case Loopback _ -> LOOPBACK;
            case Veth _ -> VETH;
            case LinuxBridge _ -> BRIDGE;
            case OpenVSwitch _ -> SWITCH;
            case Other _ -> OTHER;
        };
    }

    /** Whether one that is there can become the wanted one without being made anew. */
    public static boolean isKept(Interface wanted, Interface there) {
        return wanted.kind().getClass() == there.kind().getClass() && of(wanted).isKept(wanted, there);
    }

    /** Takes what is only remembered out of the way of what shall be made. */
    public static void tidy(Planning planning) {
        OpenVSwitchPlan.forgetDead(planning);
    }
}
