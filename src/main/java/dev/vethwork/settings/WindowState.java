package dev.vethwork.settings;

import dev.vethwork.net.RemoteKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the window was left.
 *
 * @param width of a window that is not maximized; 0 for one that was never open
 * @param dividers places of split panes by name, 0 to 1
 * @param recent files opened last, the latest first
 * @param machines other machines on which labs were put last, the latest first
 */
public record WindowState(
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        Map<String, Double> dividers,
        List<Path> recent,
        List<RemoteKind> machines) {
    /** How many files are remembered. */
    public static final int RECENT = 12;

    public static final WindowState FIRST = new WindowState(0, 0, 0, 0, false, Map.of(), List.of(), List.of());

    public WindowState {
        dividers = Collections.unmodifiableMap(new TreeMap<>(dividers));
        recent = List.copyOf(recent);
        machines = List.copyOf(machines);
    }

    public WindowState withBounds(double newX, double newY, double newWidth, double newHeight, boolean full) {
        return new WindowState(newX, newY, newWidth, newHeight, full, dividers, recent, machines);
    }

    public WindowState withDivider(String name, double place) {
        Map<String, Double> all = new TreeMap<>(dividers);
        all.put(name, place);
        return new WindowState(x, y, width, height, maximized, all, recent, machines);
    }

    /** With this file first, and no more files than are remembered. */
    public WindowState opened(Path file) {
        List<Path> all = new ArrayList<>(recent);
        all.remove(file.toAbsolutePath());
        all.addFirst(file.toAbsolutePath());
        return withRecent(all.subList(0, Math.min(RECENT, all.size())));
    }

    /** With this machine first, and no more machines than files are remembered. */
    public WindowState used(RemoteKind machine) {
        List<RemoteKind> all = new ArrayList<>(machines);
        all.remove(machine);
        all.addFirst(machine);
        return new WindowState(
                x, y, width, height, maximized, dividers, recent, all.subList(0, Math.min(RECENT, all.size())));
    }

    public WindowState withRecent(List<Path> files) {
        return new WindowState(x, y, width, height, maximized, dividers, files, machines);
    }
}
