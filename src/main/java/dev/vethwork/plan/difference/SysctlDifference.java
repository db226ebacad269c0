package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.Overwriting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.plan.compile.Wishes;

import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.RestoreSysctl;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Kernel settings. What is drawn no more is put back to what it was before the lab, or what its namespace was born with. */
public final class SysctlDifference {
    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState wanted;
    private final Wishes wishes;

    private SysctlDifference(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.wanted = wanted;
        this.wishes = new Wishes(comparison, wanted);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            SysctlDifference difference = new SysctlDifference(comparison, drafts, wanted);
            difference.wishes.all().forEach(difference::want);
            difference.restore(comparison.before(wanted.name()).sysctls());
            if (wanted.isRoot()) {
                new NeededBesides(comparison, drafts, difference.wishes).keep();
            }
        }
    }

    private void want(String name, String value) {
        String known = wishes.now(name);
        if (known == null && !wishes.isDrawn(name)) {
            // It was not read, and nothing says that it is otherwise.
            return;
        }
        String now = known == null ? kernelDefault(name) : known;
        if (Wishes.isSame(value, now) && !wishes.isUncertain(name)) {
            return;
        }
        boolean arrives = comparison.isNew(wanted.name())
                || DeviceSetting.of(name).filter(s -> s.isOfOne() && !wishes.isThere(s)).isPresent();
        drafts.step(wishes.isEarly(name) ? Stage.EARLY_SYSCTL : Stage.SYSCTL, set(name, value))
                .on(element())
                .undo(now.isEmpty() || arrives ? null : set(name, now))
                .after(before(name))
                .because(reason(name, value));
    }

    private String element() {
        return comparison.element(wanted.name(), "");
    }

    private String id(String name) {
        return Ids.setting(wanted.name(), name);
    }

    /** The steps that make what it is for, and those that would overwrite it. */
    private List<String> before(String name) {
        List<String> ids = new ArrayList<>(List.of(Ids.namespace(wanted.name())));
        if (name.equals(Overwriting.REDIRECTS)) {
            ids.add(id(StackCompiler.FORWARDING_V4));
        }
        DeviceSetting.of(name).ifPresent(setting -> {
            setting.overwrittenBy().map(this::id).ifPresent(ids::add);
            if (setting.isOfOne()) {
                ids.add(id(setting.byDefault().name()));
                Place place = new Place(wanted.name(), setting.device());
                ids.add(Ids.link(place));
                comparison.wanted(place)
                        .map(device -> device.peer())
                        .map(peer -> Ids.link(Place.of(peer)))
                        .ifPresent(ids::add);
            }
        });
        return ids;
    }

    /** What a kernel that does not tell is taken to have. */
    private static String kernelDefault(String name) {
        return isForwarding(name) ? "0" : "";
    }

    private static boolean isForwarding(String name) {
        return name.equals(StackCompiler.FORWARDING_V4) || name.endsWith(".forwarding");
    }

    private SetSysctl set(String name, String value) {
        return new SetSysctl(wanted.name(), name, DeviceSetting.word(name), value);
    }

    private Phrase reason(String name, String value) {
        Object who = PlanMessages.who(wanted.name());
        if (!wishes.isDrawn(name) && name.equals(Overwriting.REDIRECTS)) {
            return PlanMessages.of("sysctl.redirects", name, who);
        }
        if (!wishes.isDrawn(name)) {
            return DeviceSetting.of(name).filter(DeviceSetting::isOfOne).isPresent()
                    ? PlanMessages.of("sysctl.byDefault", name, who)
                    : PlanMessages.of("sysctl.unlike", name, who);
        }
        if (isForwarding(name)) {
            return PlanMessages.of(value.equals("0") ? "sysctl.noForward" : "sysctl.forward", who);
        }
        return PlanMessages.of("sysctl.set", name, who);
    }

    private void restore(SortedMap<String, String> before) {
        Map<String, String> originals = wishes.noted();
        boolean made = !wanted.isRoot() && comparison.before(wanted.name()).adopted() == null;
        originals.forEach((name, original) -> {
            String now = before.getOrDefault(name, "");
            // What another lab needs as well is put back by the last one that goes.
            boolean needed = before.containsKey(Marks.NEEDED_SYSCTL + name) || isSetBesides(name, originals, before);
            boolean unknown = original.isEmpty() || (made && now.isEmpty()) || isOfOneOfOurs(name);
            if (!wishes.all().containsKey(name)
                    && !needed
                    && !unknown
                    && (!Wishes.isSame(original, now) || isOverrun(name, originals, before))) {
                RestoreSysctl back = new RestoreSysctl(wanted.name(), name, DeviceSetting.word(name), original);
                drafts.step(Stage.RESTORE_SYSCTL, back)
                        .on(element())
                        .undo(now.isEmpty() ? null : set(name, now))
                        .after(Overwriting.by(name).map(this::id).orElse(""))
                        .because(PlanMessages.of(made ? "sysctl.forget" : "sysctl.restore", name));
            }
        });
    }

    /** Whether it is of an interface that goes, or of one of the lab's, which has what the default says. */
    private boolean isOfOneOfOurs(String name) {
        return DeviceSetting.of(name)
                .filter(DeviceSetting::isOfOne)
                .filter(s -> wanted.device(s.device())
                                .filter(device -> !device.kind().isLoopback())
                                .isPresent()
                        || !wishes.isThere(s))
                .isPresent();
    }

    /** Whether the setting for all interfaces is still wanted otherwise than it was, which has set this one, too. */
    private boolean isSetBesides(String name, Map<String, String> originals, Map<String, String> before) {
        return Overwriting.by(name)
                .filter(all -> before.containsKey(Marks.NEEDED_SYSCTL + all) || isOtherwise(all, originals, before))
                .isPresent();
    }

    /** What the lab has never written is as it was. */
    private boolean isOtherwise(String name, Map<String, String> originals, Map<String, String> before) {
        String was = originals.getOrDefault(name, before.getOrDefault(name, ""));
        return !Wishes.isSame(wishes.all().getOrDefault(name, was), was);
    }

    /** Whether the setting for all interfaces will be written, and set this one, too. */
    private boolean isOverrun(String name, Map<String, String> originals, Map<String, String> before) {
        return Overwriting.by(name)
                .filter(all -> !before.containsKey(Marks.NEEDED_SYSCTL + all))
                .filter(all -> wishes.all().containsKey(all) || originals.containsKey(all))
                .map(all -> !Wishes.isSame(wishes.all().getOrDefault(all, originals.getOrDefault(all, "")), before.getOrDefault(all, "")))
                .orElse(false);
    }
}
