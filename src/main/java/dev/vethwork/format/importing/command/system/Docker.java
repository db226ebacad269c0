package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkChange;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code docker} and its likes: containers that are started, and the number of a container's process. */
public final class Docker implements ScriptCommand {
    /** Options of {@code run} that take no word behind them. */
    private static final Pattern FLAG = Pattern.compile(
            "-[ditPq]+|--(?:detach|interactive|tty|rm|init|privileged|read-only|publish-all|no-healthcheck|quiet|oom-kill-disable|replace)|--[a-z0-9-]+=.*|-[a-z][^a-z].*");

    private static final Pattern PROCESS = Pattern.compile("\\{\\{\\s*\\.State\\.Pid\\s*}}");

    /** What changes no network of a container's. */
    private static final Set<String> HARMLESS = Set.of(
            "ps", "images", "image", "build", "buildx", "pull", "push", "tag", "logs", "info", "version", "cp", "stats", "top", "port", "inspect",
            "login", "load", "save", "system", "volume", "wait", "attach", "start", "unpause", "commit", "diff", "events", "search", "history", "rmi");

    private static final Set<String> WITH_WORD = Set.of("-H", "--host", "-c", "--context", "--config", "-l", "--log-level", "-n", "--namespace");

    private static final Set<String> ENDING = Set.of("rm", "stop", "kill", "pause", "down");

    @Override
    public Outcome run(Call call, Context context) {
        List<String> words = words(call.words());
        String verb = words.isEmpty() ? "" : words.getFirst();
        String whole = call.name() + " " + verb;
        return switch (verb) {
            case "run", "create" -> started(words, call.name(), context.machine().containers());
            case "inspect" -> inspected(words, context);
            case "exec" -> Outcome.passed("runs", whole);
            default -> HARMLESS.contains(verb) || ENDING.contains(verb) || verb.isEmpty()
                    ? Outcome.passed("prepares", whole)
                    : Outcome.refused("container", whole);
        };
    }

    /** From its command on: {@code docker -H x container run web} is {@code run web}. */
    private static List<String> words(List<String> whole) {
        int i = 1;
        while (i < whole.size() && whole.get(i).startsWith("-")) {
            i += WITH_WORD.contains(whole.get(i)) ? 2 : 1;
        }
        i += i < whole.size() && whole.get(i).equals("container") ? 1 : 0;
        return whole.subList(Math.min(i, whole.size()), whole.size());
    }

    private static Outcome started(List<String> words, String program, Containers containers) {
        String name = "";
        String network = "";
        boolean detached = words.getFirst().equals("create");
        int i = 1;
        while (i < words.size() && words.get(i).startsWith("-")) {
            String word = words.get(i);
            String option = word.replaceFirst("=.*", "");
            String value = word.contains("=") ? word.substring(word.indexOf('=') + 1) : i + 1 < words.size() ? words.get(i + 1) : "";
            name = option.equals("--name") ? value : name;
            network = option.equals("--net") || option.equals("--network") ? value : network;
            detached |= word.matches("-[itPq]*d[itPq]*|--detach(=true)?");
            i += FLAG.matcher(word).matches() ? 1 : 2;
        }
        String image = i < words.size() ? words.get(i) : "";
        if (network.equals("host") && NetworkChange.isIn(words.subList(Math.min(i + 1, words.size()), words.size()))) {
            return Outcome.refused("elsewhere", program + " " + words.getFirst());
        }
        if (name.isEmpty() && !detached || network.equals("host")) {
            return Outcome.passed("runs", program + " " + words.getFirst());
        }
        if (network.contains(":")) {
            return Outcome.refused("container", program + " " + words.getFirst() + " --network " + network);
        }
        boolean bare = network.equals("none");
        String known = containers.add(name, image, !bare);
        if (!bare) {
            return new Outcome.Shown(0, known + "\n", ImportTexts.of("passed.container", known));
        }
        return containers.space(known)
                .<Outcome>map(space -> new Outcome.Done(space.name(), known + "\n"))
                .orElseThrow();
    }

    private static Outcome inspected(List<String> words, Context context) {
        boolean asked = words.stream().anyMatch(word -> PROCESS.matcher(word).find());
        Containers containers = context.machine().containers();
        if (!asked) {
            return Outcome.shown(null);
        }
        String name = words.getLast();
        if (Unknown.isIn(name)) {
            return Outcome.refused("unknown", Unknown.source(name).orElse(name));
        }
        if (!containers.has(name)) {
            return Outcome.refused("noContainer", name);
        }
        if (containers.isJoined(name) && !containers.isDrawn(name)) {
            context.remark("ownNetwork", name);
        }
        return Outcome.shown(containers.process(name).orElseThrow() + "\n");
    }
}
