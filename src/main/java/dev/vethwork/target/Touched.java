package dev.vethwork.target;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The namespaces that a plan reads and writes: where its steps act, and where the other ends of their cables are. */
final class Touched {
    private Touched() {}

    /** @param states where cables may be, as they are and as they shall be */
    static Set<String> by(Plan plan, List<NetworkState> states) {
        Set<String> all = new TreeSet<>();
        for (Step step : plan.steps()) {
            all.add(step.namespace());
            String[] words = step.id().split("/", -1);
            all.add(words[0]);
            boolean ofCables = words.length > 1 && (words[1].equals("link") || words[1].equals("namespace"));
            for (NetworkState state : ofCables ? states : List.<NetworkState>of()) {
                state.namespace(words[0]).ifPresent(space -> {
                    boolean whole = words.length > 1 && words[1].equals("namespace");
                    space.interfaces().values().stream()
                            .filter(i -> whole || (words.length > 2 && i.name().equals(words[2])))
                            .map(Interface::peer)
                            .filter(p -> p != null)
                            .forEach(p -> all.add(p.namespace()));
                });
            }
        }
        return all;
    }
}
