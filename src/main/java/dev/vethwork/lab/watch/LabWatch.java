package dev.vethwork.lab.watch;

import dev.vethwork.engine.Changed;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The state of a deployed lab, kept up to date. What the kernel tells by itself is read at once; what it does not tell
 * (rules, settings, processes, ARP) is looked for a few namespaces at a time, those first that were read longest ago. For
 * any thread; one reads at a time.
 */
public final class LabWatch {
    /** What is told from outside, for the next reading. @param state what there is now; empty where that has to be read */
    private record News(Optional<NetworkState> state) {}

    /** Set without waiting for a reading under way: who changes something may not block. */
    private final AtomicReference<@Nullable News> news = new AtomicReference<>();

    private final String lab;
    private final LookingAround around = new LookingAround();
    private final Map<String, Long> read = new HashMap<>();
    private NetworkState state = NetworkState.EMPTY;
    private long turn;
    private boolean whole;

    public LabWatch(String lab) {
        this.lab = lab;
    }

    public String lab() {
        return lab;
    }

    /**
     * Reads what has changed. Where nothing has, the answer is the very state of the time before.
     *
     * @param look whether to look also where nothing was heard of
     */
    public synchronized NetworkState refresh(Target target, boolean look) throws TargetException {
        News latest = news.getAndSet(null);
        if (latest != null) {
            state = latest.state().orElse(state);
            whole = latest.state().isPresent();
        }
        if (!whole) {
            readAll(target);
            // From here on it is heard what changes.
            target.changes(ours());
            return state;
        }
        Optional<Set<String>> heard = target.changes(ours());
        Set<String> wanted = new TreeSet<>(heard.orElse(Set.of()));
        wanted.removeIf(name -> !name.isEmpty() && isStrangers(name));
        boolean looking = look && around.isTime();
        if (looking) {
            wanted.addAll(longestUnread());
        }
        if (!wanted.isEmpty()) {
            long began = System.nanoTime();
            boolean different = merge(target.observe(lab, wanted), wanted);
            around.took(System.nanoTime() - began, wanted.size());
            if (different) {
                around.wake();
            } else if (looking) {
                around.rest();
            }
        }
        return state;
    }

    /** A person does something, which may be to the lab. */
    public void wake() {
        around.wake();
    }

    /** Takes over what a change has read. */
    public void changed(Changed changed) {
        news.set(new News(Optional.of(changed.state())));
    }

    /** Forgets everything, as after a deployment in full. */
    public void forget() {
        news.set(new News(Optional.empty()));
    }

    private void readAll(Target target) throws TargetException {
        state = target.observe(lab);
        whole = true;
        turn++;
        ours().forEach(name -> read.put(name, turn));
    }

    private boolean isStrangers(String name) {
        return state.namespace(name).filter(n -> !lab.equals(n.owner())).isPresent();
    }

    private Set<String> ours() {
        Set<String> names = new TreeSet<>(Set.of(NetworkState.ROOT));
        state.namespaces().values().stream()
                .filter(n -> lab.equals(n.owner()))
                .map(NamespaceState::name)
                .forEach(names::add);
        return names;
    }

    private Set<String> longestUnread() {
        Set<String> some = new TreeSet<>();
        ours().stream()
                .sorted(Comparator.comparingLong((String name) -> read.getOrDefault(name, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(around.many())
                .forEach(some::add);
        return some;
    }

    /** @return whether anything is new */
    private boolean merge(NetworkState there, Set<String> namespaces) {
        TreeMap<String, NamespaceState> all = new TreeMap<>(state.namespaces());
        turn++;
        for (String name : namespaces) {
            read.put(name, turn);
            NamespaceState now = there.namespaces().get(name);
            if (now == null) {
                all.remove(name);
                read.remove(name);
            } else {
                all.put(name, now);
            }
        }
        NetworkState now = new NetworkState(all, there.fresh().isEmpty() ? state.fresh() : there.fresh(), there.given());
        if (now.equals(state)) {
            return false;
        }
        state = now;
        return true;
    }
}
