package dev.vethwork.layout;

import dev.vethwork.layout.Elk.Line;
import dev.vethwork.topology.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Stress majorization (Gansner, Koren and North, 2004): moves each node to where its distances on screen agree best
 * with its distances in the network, near ones counting most, until little changes. ELK's takes 10 s for 1,000 nodes and
 * cannot be stopped.
 */
final class Stress {
    private static final double LINE = 220;
    /** Pairs of nodes that are looked at in all, about a second's worth. */
    private static final int WORK = 60_000_000;
    private static final double STILL = 1;

    private final int[][] hops;
    private final double[] reach;
    private final double[] x;
    private final double[] y;

    private Stress(List<String> names, Map<String, Room> boxes, List<Line> lines, Map<String, Position> start) {
        this.hops = hops(names, lines);
        this.reach = new double[names.size()];
        this.x = new double[names.size()];
        this.y = new double[names.size()];
        for (int i = 0; i < names.size(); i++) {
            Room box = boxes.get(names.get(i));
            // A block of many nodes keeps its neighbours farther away.
            reach[i] = box == null ? 0 : Math.max(0, Math.hypot(box.width(), box.height()) - LINE) / 2;
            Position at = start.getOrDefault(names.get(i), new Position(0, 0));
            // A whiff of asymmetry, since nodes in one line would never leave it.
            x[i] = at.x() + i % 7;
            y[i] = at.y() + i % 5;
        }
    }

    static Map<String, Position> layout(
            List<String> names,
            Map<String, Room> boxes,
            List<Line> lines,
            Map<String, Position> start,
            BooleanSupplier cancelled) {
        Stress stress = new Stress(names, boxes, lines, start);
        int rounds = Math.clamp(WORK / Math.max(1, names.size() * names.size()), 10, 300);
        for (int round = 0; round < rounds && !cancelled.getAsBoolean(); round++) {
            if (stress.round() < STILL) {
                break;
            }
        }
        Map<String, Position> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), new Position(stress.x[i], stress.y[i]));
        }
        return places;
    }

    /** @return how far the node moved that moved the most */
    private double round() {
        double most = 0;
        for (int i = 0; i < x.length; i++) {
            double sumX = 0;
            double sumY = 0;
            double weights = 0;
            for (int j = 0; j < x.length; j++) {
                int hop = hops[i][j];
                if (hop <= 0) {
                    continue;
                }
                double wanted = hop * LINE + reach[i] + reach[j];
                double weight = 1 / (wanted * wanted);
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double distance = Math.sqrt(dx * dx + dy * dy);
                double ratio = distance < 1e-6 ? 0 : wanted / distance;
                sumX += weight * (x[j] + dx * ratio);
                sumY += weight * (y[j] + dy * ratio);
                weights += weight;
            }
            if (weights > 0) {
                double newX = sumX / weights;
                double newY = sumY / weights;
                most = Math.max(most, Math.max(Math.abs(newX - x[i]), Math.abs(newY - y[i])));
                x[i] = newX;
                y[i] = newY;
            }
        }
        return most;
    }

    /** Lines on the shortest way between any two; -1 where there is none. */
    private static int[][] hops(List<String> names, List<Line> lines) {
        Map<String, Integer> index = new HashMap<>();
        names.forEach(n -> index.put(n, index.size()));
        List<List<Integer>> neighbours = new ArrayList<>();
        names.forEach(_ -> neighbours.add(new ArrayList<>()));
        for (Line line : lines) {
            Integer a = index.get(line.from());
            Integer b = index.get(line.to());
            if (a != null && b != null) {
                neighbours.get(a).add(b);
                neighbours.get(b).add(a);
            }
        }
        int[][] hops = new int[names.size()][names.size()];
        for (int from = 0; from < names.size(); from++) {
            walk(neighbours, from, hops[from]);
        }
        return hops;
    }

    private static void walk(List<List<Integer>> neighbours, int from, int[] hops) {
        Arrays.fill(hops, -1);
        hops[from] = 0;
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            int here = next.remove();
            for (int there : neighbours.get(here)) {
                if (hops[there] < 0) {
                    hops[there] = hops[here] + 1;
                    next.add(there);
                }
            }
        }
    }
}
