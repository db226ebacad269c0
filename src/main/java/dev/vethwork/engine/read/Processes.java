package dev.vethwork.engine.read;

import java.util.Map;
import java.util.TreeMap;

/** Reads the tables of processes that the driver makes of /proc. */
public final class Processes {
    /**
     * A process.
     *
     * @param namespace inode of its network namespace
     * @param innerPid the last of its NSpid
     * @param nested whether it has more PID namespaces than the shell that looked
     * @param start when it started, in clock ticks
     * @param parent its parent's pid
     */
    public record Entry(
            long pid,
            long namespace,
            long innerPid,
            boolean nested,
            boolean root,
            long parent,
            String start,
            String command) {}

    private static final int PARENT_FIELD = 4;
    private static final int START_FIELD = 22;

    private Processes() {}

    /**
     * @param pids lines {@code INODE /proc/PID/ns/net}
     * @param status lines {@code /proc/PID/status:NSpid: …} and {@code …:Uid: …}
     * @param stat lines {@code /proc/PID/stat:…}
     * @param cmdline words with NUL behind each, {@code /proc/PID/cmdline:} before each
     */
    public static Map<Long, Entry> parse(String pids, String status, String stat, String cmdline) {
        Map<Long, String> names = commands(cmdline);
        Map<Long, String[]> stats = new TreeMap<>();
        Map<Long, String> kernelNames = new TreeMap<>();
        for (String line : stat.split("\n")) {
            int close = line.lastIndexOf(')');
            if (line.startsWith("/proc/") && close > 0 && close + 2 < line.length()) {
                stats.put(pid(line), line.substring(close + 2).split(" "));
                kernelNames.put(pid(line), "[" + line.substring(line.indexOf('(') + 1, close) + "]");
            }
        }
        Map<Long, String[]> inner = new TreeMap<>();
        Map<Long, Boolean> root = new TreeMap<>();
        for (String line : status.split("\n")) {
            int tab = line.indexOf('\t');
            if (line.startsWith("/proc/") && tab > 0) {
                String[] values = line.substring(tab + 1).strip().split("\\s+");
                if (line.contains("/status:NSpid:")) {
                    inner.put(pid(line), values);
                } else {
                    root.put(pid(line), values.length > 1 && values[1].equals("0"));
                }
            }
        }
        Map<Long, Entry> all = new TreeMap<>();
        for (String line : pids.split("\n")) {
            int blank = line.indexOf(' ');
            if (blank < 0) {
                continue;
            }
            long pid = pid(line.substring(blank + 1));
            String[] fields = stats.get(pid);
            String[] numbers = inner.getOrDefault(pid, new String[] {Long.toString(pid)});
            if (fields == null || fields.length <= START_FIELD - 3 || fields[0].equals("Z")) {
                continue;
            }
            all.put(pid, new Entry(
                    pid,
                    Long.parseLong(line.substring(0, blank)),
                    Long.parseLong(numbers[numbers.length - 1]),
                    numbers.length > 1,
                    root.getOrDefault(pid, false),
                    Long.parseLong(fields[PARENT_FIELD - 3]),
                    fields[START_FIELD - 3],
                    names.getOrDefault(pid, kernelNames.getOrDefault(pid, ""))));
        }
        return all;
    }

    private static long pid(String path) {
        int from = "/proc/".length();
        return Long.parseLong(path.substring(from, path.indexOf('/', from)));
    }

    private static Map<Long, String> commands(String cmdline) {
        Map<Long, String> all = new TreeMap<>();
        for (String part : cmdline.split("\0")) {
            int colon = part.indexOf("/cmdline:");
            if (part.startsWith("/proc/") && colon > 0) {
                all.merge(pid(part), part.substring(colon + "/cmdline:".length()), (a, b) -> a + " " + b);
            }
        }
        return all;
    }
}
