package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.Overwriting;
import dev.vethwork.plan.compile.Wishes;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.RestoreSysctl;
import dev.vethwork.state.NetworkState;
import java.util.Map;
import java.util.SortedMap;

/** What other labs need of the machine's settings, and the kernel overwrites as this lab has one for all interfaces written. */
final class NeededBesides {
    private final Comparison comparison;
    private final Drafts drafts;
    private final Wishes wishes;
    private final SortedMap<String, String> before;

    NeededBesides(Comparison comparison, Drafts drafts, Wishes wishes) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.wishes = wishes;
        this.before = comparison.before(NetworkState.ROOT).sysctls();
    }

    void keep() {
        for (Map.Entry<String, String> each : before.tailMap(Marks.NEEDED_SYSCTL).entrySet()) {
            if (!each.getKey().startsWith(Marks.NEEDED_SYSCTL)) {
                break;
            }
            String name = each.getKey().substring(Marks.NEEDED_SYSCTL.length());
            String all = Overwriting.by(name).orElse("");
            String next = before.containsKey(Marks.NEEDED_SYSCTL + all) ? "" : next(all);
            if (!next.isEmpty() && !Wishes.isSame(next, before.getOrDefault(all, "")) && !next.equals(each.getValue())) {
                keep(name, each.getValue(), all);
            }
        }
    }

    /** What it will be; empty where the lab does not touch it. */
    private String next(String all) {
        return wishes.all().getOrDefault(all, wishes.noted().getOrDefault(all, ""));
    }

    private void keep(String name, String value, String all) {
        boolean wanted = wishes.all().containsKey(all);
        Stage stage = !wanted ? Stage.RESTORE_SYSCTL : wishes.isEarly(all) ? Stage.EARLY_SYSCTL : Stage.SYSCTL;
        drafts.step(stage, new RestoreSysctl(NetworkState.ROOT, name, DeviceSetting.word(name), value))
                .on(comparison.element(NetworkState.ROOT, ""))
                .undo(null)
                .after(Ids.setting(NetworkState.ROOT, all))
                .because(PlanMessages.of("sysctl.needed", name));
    }
}
