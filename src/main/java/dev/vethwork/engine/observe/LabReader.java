package dev.vethwork.engine.observe;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.Claims;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.plan.compile.Overwriting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a lab remembers in its target, and with that the kernel's state. */
public final class LabReader {
    private final DriverShell shell;
    private final String lab;
    private final Observer observer;

    private final boolean shared;

    /** @param shared whether the root namespace is others', too */
    public LabReader(DriverShell shell, String lab, boolean shared) {
        this.shell = shell;
        this.lab = lab;
        this.shared = shared;
        this.observer = new Observer(shell, lab);
    }

    /** What is written down, and, where the last run was broken off, what that has made. */
    public BrokenRun run() throws TargetException {
        Sections known = shell.sections("known", lab, "");
        return BrokenRun.parse(lab, Registry.parse(known.text("registry")), known);
    }

    public Registry registry() throws TargetException {
        return run().registry();
    }

    public NetworkState read(@Nullable Set<String> only) throws TargetException {
        return read(run().registry(), ObservationScope.of(only), Map.of());
    }

    public NetworkState readRoot() throws TargetException {
        return read(run().registry(), ObservationScope.BARE_ROOT, Map.of());
    }

    /**
     * Reads the state.
     *
     * @param settings dotted names to read beside the usual ones and those that the lab has set or is to put back, by
     *     namespace
     */
    public NetworkState read(Registry registry, ObservationScope scope, Map<String, Set<String>> settings)
            throws TargetException {
        Map<String, Set<String>> all = new TreeMap<>();
        registry.changed().forEach((name, changed) -> all.put(name, new TreeSet<>(changed.keySet())));
        all.computeIfAbsent(NetworkState.ROOT, n -> new TreeSet<>()).addAll(registry.originals().keySet());
        registry.adopted().forEach((name, theirs) -> {
            Set<String> more = all.computeIfAbsent(name, n -> new TreeSet<>());
            more.add(Overwriting.REDIRECTS);
            more.addAll(theirs.sysctls().keySet());
        });
        settings.forEach((name, more) -> all.computeIfAbsent(name, n -> new TreeSet<>()).addAll(more));
        // Whoever writes the one changes the other. In a namespace that is read lightly nobody has written either.
        all.forEach((name, names) -> {
            if (!scope.light().contains(name) && names.contains(StackCompiler.FORWARDING_V4)) {
                names.add(Overwriting.REDIRECTS);
            }
        });
        if (!shared) {
            return observer.read(registry, scope, all);
        }
        all.computeIfAbsent(NetworkState.ROOT, n -> new TreeSet<>()).add(Overwriting.REDIRECTS);
        NetworkState read = observer.read(registry, scope, all);
        return observer.claims().seen(read);
    }

    /** Takes what was read of namespaces, lightly, by who changed them last; the next reading spares them. */
    public void glanced(Map<String, String> texts) {
        observer.glanced(texts);
    }

    /** How it stood with the Open vSwitch of the place at the last reading. */
    public OpenVSwitchState openVSwitch() {
        return observer.openVSwitch();
    }

    /** The lab's services that the last reading found in no namespace of the lab's, by pid. */
    public List<Long> orphans() {
        return observer.orphans();
    }

    /** What this lab and others need of the machine. */
    public Claims claims() throws TargetException {
        return Claims.parse(shell.call("read-claims", lab).stdout(), lab);
    }
}
