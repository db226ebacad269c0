package dev.vethwork.plan.guard;

import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.text.Phrase;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps a lab from settings that would change the machine's own interfaces, addresses and routes. */
final class SettingGuard {
    private static final Pattern OF_DEVICE = Pattern.compile("net\\.ipv[46]\\.(?:conf|neigh)\\.(.+)\\.[^.]+");
    private static final Pattern V6_OFF = Pattern.compile("net\\.ipv6\\.conf\\.(all|default)\\.disable_ipv6");
    private static final Pattern V6_MODE = Pattern.compile("net\\.ipv6\\.conf\\.all\\.addr_gen_mode");
    private static final Pattern FORWARDING = Pattern.compile("net\\.ipv4\\.ip_forward|net\\.ipv[46]\\.conf\\.all\\.forwarding");

    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState root;

    SettingGuard(Comparison comparison, Drafts drafts, NamespaceState root) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.root = root;
    }

    void check(NamespaceState wanted) {
        wanted.sysctls().forEach((name, value) -> {
            String now = root.sysctls().get(name);
            String needed = root.sysctls().get(Marks.NEEDED_SYSCTL + name);
            if (needed != null && !needed.equals(value)) {
                refuse(
                        PlanMessages.of("guard.setting.needed", name, needed, value),
                        PlanMessages.of("guard.setting.needed.remedy"));
            } else if (!value.equals(now)) {
                change(name, value);
            }
        });
    }

    private void change(String name, String value) {
        Matcher device = OF_DEVICE.matcher(name);
        if (V6_OFF.matcher(name).matches() && !value.equals("0")) {
            refuse(
                    PlanMessages.of("guard.setting.v6", name + "=" + value),
                    PlanMessages.of("guard.setting.v6.remedy"));
        } else if (V6_MODE.matcher(name).matches()) {
            refuse(
                    PlanMessages.of("guard.setting.modes", name + "=" + value),
                    PlanMessages.of("guard.setting.modes.remedy"));
        } else if (device.matches() && HostGuard.isStrangers(comparison, root, device.group(1))) {
            refuse(
                    PlanMessages.of("guard.setting.device", name, device.group(1)),
                    PlanMessages.of("guard.setting.device.remedy"));
        } else if (FORWARDING.matcher(name).matches() && value.equals("0")) {
            refuse(
                    PlanMessages.of("guard.setting.forwarding", name + "=0"),
                    PlanMessages.of("guard.setting.forwarding.remedy"));
        } else if (name.equals(StackCompiler.FORWARDING_V6) && !value.equals("0")) {
            advertised().ifPresent(router -> refuse(
                    PlanMessages.of("guard.setting.advertised", router),
                    PlanMessages.of("guard.setting.advertised.remedy", router)));
        }
    }

    /** The interface with an advertised default route that a router would give up; 2 is to accept them all the same. */
    private Optional<String> advertised() {
        return root.routes().stream()
                .filter(r -> r.to().equals(Prefix.ALL_V6) && r.protocol().equals("ra"))
                .flatMap(r -> r.hops().stream())
                .map(RouteEntry.Hop::device)
                .filter(d -> d != null
                        && !"2".equals(root.sysctls().get("net.ipv6.conf." + d + ".accept_ra")))
                .findFirst();
    }

    private void refuse(Phrase message, Phrase remedy) {
        drafts.conflict(comparison.element("", ""), message, remedy);
    }
}
