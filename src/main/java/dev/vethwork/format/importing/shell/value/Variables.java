package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.call.WorkingFolder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names stand for: texts and lists, with those of a function put back when it ends. */
public final class Variables {
    private static final String FIRST = "0";
    private static final String SCRIPT = "script.sh";
    private static final long MIXES = 1_000_003L;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "EUID", "0",
            "UID", "0",
            "USER", "root",
            "HOME", "/root",
            "PWD", WorkingFolder.OF_SCRIPT,
            "SHELL", "/bin/bash",
            "PATH", "/usr/sbin:/usr/bin:/sbin:/bin",
            "BASH_SOURCE", SCRIPT,
            "HOSTNAME", "host");

    private final Limits limits;

    private final Map<String, Values> values = new HashMap<>();

    private final Set<String> exported = new HashSet<>();
    private final Set<String> keyed = new HashSet<>();
    private final Deque<Map<String, Saved>> functions = new ArrayDeque<>();
    private List<String> arguments = List.of();
    private String calledAs = SCRIPT;

    private Variables(Limits limits) {
        this.limits = limits;
    }

    /** A list's values by their index or key; a plain value is the one at 0. */
    private static final class Values {
        private final Map<String, String> byIndex;

        /** Whether a subshell has the same: whoever writes then writes to a copy, as few of them do. */
        private boolean shared;

        private Values(Map<String, String> byIndex) {
            this.byIndex = byIndex;
        }

        private Values sharedOut() {
            shared = true;
            return this;
        }
    }

    private record Saved(@Nullable Values value) {}

    /** As a script finds them where root runs it. */
    public static Variables ofScript(Limits limits) {
        Variables variables = new Variables(limits);
        ENVIRONMENT.forEach(variables::setForAll);
        variables.set("OSTYPE", "linux-gnu");
        return variables;
    }

    /** One that programs see as well. */
    public void setForAll(String name, String value) {
        set(name, value);
        export(name);
    }

    /** A copy that can be changed by itself, as of a subshell. */
    public Variables copy() {
        Variables copy = new Variables(limits);
        values.forEach((name, list) -> copy.values.put(name, list.sharedOut()));
        copy.exported.addAll(exported);
        copy.keyed.addAll(keyed);
        copy.arguments = arguments;
        copy.calledAs = calledAs;
        return copy;
    }

    /** What a program that is started sees: what was exported. */
    public Variables inherited(List<String> itsArguments) {
        Variables child = new Variables(limits);
        exported.forEach(name -> {
            Values list = values.get(name);
            if (list != null) {
                child.values.put(name, list.sharedOut());
            }
        });
        child.exported.addAll(exported);
        child.arguments = List.copyOf(itsArguments);
        child.calledAs = calledAs;
        return child;
    }

    /** Another number for other values, in all likelihood. */
    public long fingerprint() {
        long print = arguments.hashCode();
        for (Map.Entry<String, Values> each : values.entrySet()) {
            print = print * MIXES + each.getKey().hashCode();
            for (Map.Entry<String, String> value : each.getValue().byIndex.entrySet()) {
                print = (print * MIXES + value.getKey().hashCode()) * MIXES + value.getValue().hashCode();
            }
        }
        return print;
    }

    public List<String> arguments() {
        return arguments;
    }

    public void arguments(List<String> now) {
        arguments = List.copyOf(now);
    }

    /** The path of the script, as it was called. */
    public String calledAs() {
        return calledAs;
    }

    /** The same of a script that has begun. */
    public void calledAs(String path) {
        calledAs = path;
        set("BASH_SOURCE", path);
    }

    public @Nullable String get(String name) {
        return get(name, FIRST);
    }

    public @Nullable String get(String name, String index) {
        Map<String, String> list = list(name);
        String direct = list.get(index);
        if (direct == null && index.startsWith("-") && !keyed.contains(name)) {
            List<String> all = new ArrayList<>(list.values());
            int place = all.size() + Arithmetic.number(index);
            return place >= 0 && place < all.size() ? all.get(place) : null;
        }
        return direct;
    }

    public List<String> all(String name) {
        return List.copyOf(list(name).values());
    }

    public List<String> keys(String name) {
        return List.copyOf(list(name).keySet());
    }

    private Map<String, String> list(String name) {
        Values list = values.get(name);
        return list == null ? Map.of() : list.byIndex;
    }

    /** The same to be written to. */
    private Map<String, String> own(String name) {
        Values list = values.get(name);
        if (list == null || list.shared) {
            list = new Values(list == null ? new LinkedHashMap<>() : new LinkedHashMap<>(list.byIndex));
            values.put(name, list);
        }
        return list.byIndex;
    }

    public void set(String name, String value) {
        set(name, FIRST, value);
    }

    public void set(String name, String index, String value) {
        limits.keep(value);
        own(name).put(index, value);
    }

    public void setAll(String name, List<String> list, boolean append) {
        if (!append) {
            values.put(name, new Values(new LinkedHashMap<>()));
        }
        Map<String, String> now = own(name);
        int next = now.size();
        for (String value : list) {
            limits.keep(value);
            now.put(Integer.toString(next++), value);
        }
    }

    public void unset(String name) {
        values.remove(name);
    }

    public void unset(String name, String index) {
        if (values.containsKey(name)) {
            own(name).remove(index);
        }
    }

    public void export(String name) {
        exported.add(name);
    }

    /** Its indices are words. */
    public void keyed(String name) {
        keyed.add(name);
    }

    public boolean isKeyed(String name) {
        return keyed.contains(name);
    }

    public void beginFunction() {
        functions.push(new HashMap<>());
    }

    /** It goes with the function. */
    public void local(String name) {
        Map<String, Saved> frame = functions.peek();
        if (frame != null && !frame.containsKey(name)) {
            frame.put(name, new Saved(values.remove(name)));
        }
    }

    public void endFunction() {
        functions.pop().forEach((name, saved) -> {
            Values before = saved.value();
            if (before == null) {
                values.remove(name);
            } else {
                values.put(name, before);
            }
        });
    }
}
