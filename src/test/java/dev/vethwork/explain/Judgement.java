package dev.vethwork.explain;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the kernel and the walk say of one lab.
 *
 * @param pairs compared
 * @param ports of those, TCP or UDP ports rather than pings
 * @param chance of those, where the kernel chooses among ways that end differently: any of them is right
 * @param causes that the walk named, how often
 * @param wrong a sentence for each disagreement
 */
record Judgement(int pairs, int ports, int chance, Map<Cause, Integer> causes, List<String> wrong) {
    /** Disagreements of one lab after which the others are not looked into. */
    private static final int MOST_WRONG = 6;

    /** Deploys it and tries every pair of its addresses. */
    static Judgement of(Target target, Topology lab, Random random) throws TargetException {
        try {
            target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
        } catch (TargetException refused) {
            return refused(lab, refused);
        }
        boolean drifted = random.nextInt(5) == 0;
        if (drifted) {
            new Drift(random, target, lab).happen();
        }
        NetworkState observed = target.observe(lab.name());
        KernelProbes probes = new KernelProbes(target, lab.name());
        probes.awaitListeners(observed.namespaces().values().stream()
                .filter(n -> n.processes().stream().anyMatch(p -> "answer".equals(p.service())))
                .map(n -> n.name())
                .toList());
        List<Question> questions = questions(lab, observed);
        BitSet answers = probes.ask(questions, 1, 1);
        return new Judge(lab, observed, drifted, questions).judge(answers, probes);
    }

    /** A drawing that the kernel refuses is one that lint refuses. */
    private static Judgement refused(Topology lab, TargetException refused) {
        boolean told = Mistakes.refused(lab) > 0;
        // The walk stops at a route that no kernel takes, so that no pair of a running lab can be stopped there.
        long stopped = !refused.getMessage().contains("gateway")
                ? 0
                : Explanations.all(lab, Probe.PING).stream()
                        .filter(p -> p.cause() == Cause.GATEWAY_NOT_ON_LINK)
                        .count();
        return new Judgement(
                0,
                0,
                0,
                stopped == 0 ? Map.of() : Map.of(Cause.GATEWAY_NOT_ON_LINK, (int) stopped),
                told ? List.of() : List.of("lint let pass what the kernel refuses: " + refused));
    }

    private static List<Question> questions(Topology lab, NetworkState observed) {
        Set<IPAddress> targets = new LinkedHashSet<>();
        observed.namespaces().values().stream()
                .flatMap(n -> n.interfaces().values().stream())
                .flatMap(i -> i.addresses().stream())
                .map(Prefix::address)
                .filter(a -> !a.isLinkLocal() && !a.isLoopback())
                .forEach(targets::add);
        targets.add(Addresses.parse("10.0.1.200"));
        targets.add(Addresses.parse(Mistakes.NOWHERE));
        targets.add(Addresses.parse("127.0.0.1"));
        targets.add(Addresses.parse("0.0.0.0"));
        List<Question> all = new ArrayList<>();
        int number = 0;
        for (String from : lab.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(n -> n.name().equals("host") ? NetworkState.ROOT : n.name())
                .toList()) {
            for (IPAddress to : targets) {
                all.add(new Question(from, to, Probe.PING));
                sample(number++).forEach(probe -> all.add(new Question(from, to, probe, probe.protocol() == Protocol.TCP)));
            }
        }
        return all;
    }

    private static Stream<Probe> sample(int number) {
        return switch (number % 6) {
            case 0 -> Stream.of(Probe.tcp(RandomStacks.PORT));
            case 2 -> Stream.of(Probe.udp(RandomStacks.PORT));
            case 3 -> Stream.of(Probe.PING.withSize(1_480));
            case 5 -> Stream.of(Probe.PING.withSize(1_320));
            case 4 -> Stream.of(Probe.tcp(RandomStacks.PORT + 1));
            default -> Stream.of();
        };
    }

    /** Compares. */
    private record Judge(Topology lab, NetworkState observed, boolean drifted, List<Question> questions) {
        Judgement judge(BitSet first, KernelProbes probes) throws TargetException {
            Explainer asObserved = Explanations.asObserved(lab, observed);
            // What was changed behind its back is not the drawing's to know.
            Explainer asDrawn = drifted ? asObserved : Explanations.asDrawn(lab);
            EnumMap<Cause, Integer> causes = new EnumMap<>(Cause.class);
            List<Integer> doubtful = new ArrayList<>();
            int chance = 0;
            for (int i = 0; i < questions.size(); i++) {
                List<RoundTrip> ways = ways(asObserved, questions.get(i));
                ways.stream().flatMap(w -> Stream.ofNullable(w.stop())).findFirst().ifPresent(s -> causes.merge(
                        s.cause(), 1, Integer::sum));
                if (isChance(ways)) {
                    chance++;
                } else if (!agrees(ways, first.get(i)) || !agrees(ways(asDrawn, questions.get(i)), first.get(i))) {
                    doubtful.add(i);
                }
            }
            // A busy machine may lose one, and what others asked before leaves traces: neighbours, redirected routes.
            List<String> wrong = new ArrayList<>();
            for (int i : doubtful) {
                if (wrong.size() < MOST_WRONG) {
                    Question q = questions.get(i);
                    boolean answered = probes.answers(q, ways(asObserved, q).getFirst().stop() == null);
                    compare("as observed", q, ways(asObserved, q), answered, wrong);
                    compare("as drawn", q, ways(asDrawn, q), answered, wrong);
                }
            }
            int ports = (int) questions.stream()
                    .filter(q -> q.probe().protocol() != Protocol.ICMP)
                    .count();
            return new Judgement(questions.size(), ports, chance, causes, wrong);
        }

        private static List<RoundTrip> ways(Explainer explainer, Question q) {
            return explainer.ways(q.from(), q.to(), q.probe());
        }

        private static boolean agrees(List<RoundTrip> ways, boolean answered) {
            return isChance(ways) || ways.getFirst().stop() == null == answered;
        }

        private static void compare(
                String state, Question q, List<RoundTrip> ways, boolean answered, List<String> wrong) {
            if (!agrees(ways, answered)) {
                RoundTrip way = ways.getFirst();
                wrong.add("%s of %d bytes, %s to %s, is %sanswered, but %s %s, there over %s%s".formatted(
                        q.probe(),
                        q.probe().size(),
                        q.from().isEmpty() ? "host" : q.from(),
                        q.to(),
                        answered ? "" : "not ",
                        state,
                        way.stop() == null ? "it is reachable" : said(way.stop()),
                        nodes(way.there()),
                        way.back() == null ? "" : ", back over " + nodes(way.back())));
            }
        }

        private static String said(Stop stop) {
            return stop.cause() + " at " + stop.namespace() + ":" + stop.device() + " " + stop.detail();
        }

        private static List<String> nodes(Trip trip) {
            return trip.crossings().stream()
                    .map(c -> c.in() + ">" + (c.namespace().isEmpty() ? "host" : c.namespace()) + ">" + c.out())
                    .toList();
        }

        /** Ways that end differently, and addresses that two answer for. */
        private static boolean isChance(List<RoundTrip> ways) {
            return ways.stream().map(w -> w.stop() == null).distinct().count() > 1
                    || ways.stream()
                            .flatMap(w -> Stream.ofNullable(w.stop()))
                            .anyMatch(s -> s.cause() == Cause.DUPLICATE_ADDRESS
                                    || s.cause() == Cause.DUPLICATE_MAC
                                    || s.cause() == Cause.UNKNOWN_MATCH);
        }
    }

    static Compiled nothing(Topology lab) {
        return Compiled.nothing(lab.name());
    }
}
