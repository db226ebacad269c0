package dev.vethwork.engine.place;

import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Origin;
import dev.vethwork.plan.Reach;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the door of another machine tells ({@code door.sh}), a word and what belongs to it in each line.
 *
 * @param lines those of the door, without its name; what else was said on the way is a login shell's
 */
record Greeting(List<String> lines) {
    private static final String DOOR = "vethwork-door ";

    /** A lab that lives there. */
    record Lab(String name, boolean rootIsOurs, LabState state, Origin origin) {}

    static Greeting parse(String said) {
        return new Greeting(said.lines()
                .filter(line -> line.startsWith(DOOR))
                .map(line -> line.substring(DOOR.length()))
                .toList());
    }

    Stream<String> all(String word) {
        return lines.stream().filter(line -> line.startsWith(word + " ")).map(line -> line.substring(word.length() + 1));
    }

    Optional<String> first(String word) {
        return all(word).findFirst();
    }

    boolean says(String word) {
        return lines.contains(word);
    }

    Origin origin() {
        return Origin.parse(String.join("\n", all("origin").toList()));
    }

    /** The process that holds the sandbox. */
    Holder holder() throws IOException {
        return Holder.parse(first("holder").orElse(""));
    }

    boolean isRoot() {
        return first("uid").filter("0"::equals).isPresent();
    }

    /** How the machine is reached, by this connection among others. */
    Reach reach() {
        return Connections.reach(all("tcp").toList(), first("ssh").orElse(""));
    }

    /** The tools that are there; none where the shell was not opened by the door. */
    Set<String> tools() {
        return Set.copyOf(all("tool").toList());
    }

    /** What of the kernel keeps sandboxes from people, each with its value. */
    List<String> settings() {
        return all("setting").toList();
    }

    /** Each with the lines that follow it. */
    List<Lab> labs() {
        List<Lab> labs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ");
            if (words.length == 4 && words[0].equals("lab")) {
                int next = i + 1;
                while (next < lines.size() && lines.get(next).startsWith("origin ")) {
                    next++;
                }
                Origin origin = new Greeting(lines.subList(i + 1, next)).origin();
                LabState.parse(words[3])
                        .ifPresent(state -> labs.add(new Lab(words[2], words[1].equals("sandbox"), state, origin)));
            }
        }
        return labs;
    }
}
