package dev.vethwork.explain.lint.address;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.lint.drawn.Unusable;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.segment.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An end on a segment whose subnet none of the others there share: it hears them, and yet cannot answer. */
public final class SubnetMismatchRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        IdentityHashMap<Segment, List<DrawnAddress>> bySegment = new IdentityHashMap<>();
        drawing.addresses().stream()
                // Who has a subnet of his own is at one end of a point-to-point link.
                .filter(a -> a.segment() != null && !a.address().prefix().isHost() && Unusable.of(a).isEmpty())
                .forEach(a -> bySegment.computeIfAbsent(a.segment(), s -> new ArrayList<>()).add(a));
        List<Finding> found = new ArrayList<>();
        for (List<DrawnAddress> together : bySegment.values()) {
            for (Family family : Family.values()) {
                check(together.stream().filter(a -> a.address().family() == family).toList(), found);
            }
        }
        return found;
    }

    private static void check(List<DrawnAddress> together, List<Finding> found) {
        Map<Prefix, Long> counts = together.stream()
                .collect(Collectors.groupingBy(a -> a.address().subnet(), Collectors.counting()));
        if (counts.size() < 2) {
            return;
        }
        Optional<Prefix> usual = counts.entrySet().stream()
                .max(Map.Entry.<Prefix, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        Map<String, List<DrawnAddress>> byElement = together.stream()
                .collect(Collectors.groupingBy(DrawnAddress::element, java.util.TreeMap::new, Collectors.toList()));
        Map<Prefix, Long> sharers = byElement.values().stream()
                .flatMap(l -> l.stream().map(a -> a.address().subnet()).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        byElement.forEach((element, own) -> {
            boolean alone = own.stream()
                    .noneMatch(a -> sharers.getOrDefault(a.address().subnet(), 0L) > 1);
            DrawnAddress first = own.getFirst();
            if (alone && !usual.orElseThrow().equals(first.address().subnet())) {
                found.add(finding(element, first, usual.orElseThrow()));
            }
        });
    }

    private static Finding finding(String element, DrawnAddress drawn, Prefix usual) {
        boolean inside = usual.contains(drawn.address().ip());
        return Found.warning(
                "SUBNET_MISMATCH",
                element,
                inside
                        ? drawn.replaceBy(
                                dev.vethwork.net.InterfaceAddress.of(drawn.address().ip(), usual.length()))
                        : null,
                element,
                drawn.address().text(),
                usual.text());
    }
}
