package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Programs.Answer;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Programs that run another command: as root, in a namespace, in a shell of its own. */
final class Wrappers {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");
    private static final Pattern NAMED = Pattern.compile("--net=(?:/var)?/run/netns/(.+)");

    /** A file that a namespace is bound to, which is its name for everybody who knows the path. */
    private static final Pattern BOUND = Pattern.compile("(?:--net=|-n)(/(?!proc/).*?)/*");

    /** Options of sudo, env and the others that take a word. */
    private static final Set<String> WITH_WORD = Set.of("-u", "-g", "-n", "-s", "-k", "-i", "-o", "-C", "-S", "-a", "-p");

    private static final Set<String> WITH_WORD_OF_UNSHARE =
            Set.of("-S", "-G", "-R", "-w", "--setuid", "--setgid", "--root", "--wd", "--propagation");

    private static final Set<String> WITH_WORD_OF_NSENTER = Set.of("-t", "--target", "-S", "-G");

    /** What Debian calls the service that brings interfaces up. */
    private static final Set<String> NETWORKING = Set.of("networking", "networking.service", "/etc/init.d/networking");

    /** What a helper may be given to run. */
    private static final Set<String> RUN = Set.of(
            "sudo", "ip", "brctl", "bridge", "ifconfig", "route", "iptables", "ip6tables", "sysctl", "ovs-vsctl", "tc");

    /** Programs that are given such a word for another reason. */
    private static final Set<String> NO_HELPERS = Set.of(
            "echo", "printf", "which", "type", "man", "whereis", "apt", "apt-get", "yum", "dnf", "pkill", "killall", "pgrep", "grep", "watch",
            "log", "info", "error", "warn", "die", "p", "say", "alias", "print", "require", "check", "need");

    private final Evaluator shell;

    Wrappers(Evaluator shell) {
        this.shell = shell;
    }

    /** Null for what is none. */
    @Nullable Answer run(Call call) {
        List<String> words = call.words();
        String name = base(call.name());
        return switch (name) {
            case "sudo", "doas" -> process(call, sudo(words));
            case "exec", "command", "builtin", "time" -> status(call, behindOptions(words, Set.of("-o", "-u"), 0));
            case "env", "nohup", "setsid", "stdbuf", "unbuffer", "chronic", "busybox", "strace" ->
                process(call, behindOptions(words, Set.of("-o", "-u"), 0));
            case "nice", "ionice" -> process(call, behindOptions(words, Set.of("-n", "-c"), 0));
            case "timeout" -> process(call, behindOptions(words, Set.of("-s", "-k"), 1));
            case "taskset", "chrt" -> process(call, behindOptions(words, Set.of("-c", "-p"), words.contains("-c") ? 0 : 1));
            case "unshare" -> unshare(call);
            case "daemonize", "start-stop-daemon" -> null;
            case "su" -> su(call);
            case "xargs" -> xargs(call);
            case "ip" -> {
                Answer answer = ip(call);
                yield answer == null ? ofFile(call) : answer;
            }
            case "nsenter" -> nsenter(call);
            case "ifup" -> networking(call, words.subList(1, words.size()).stream().filter(word -> !word.startsWith("-")).toList());
            case "wg-quick" -> wgQuick(call);
            case "systemctl", "service", "/etc/init.d/networking" -> startsNetworking(words) ? networking(call, List.of()) : null;
            case "nft", "iptables-restore", "ip6tables-restore" -> ofFile(call);
            default -> SHELLS.contains(name) ? shell(call) : name.contains("/") ? file(call) : helper(call);
        };
    }

    private static boolean startsNetworking(List<String> words) {
        return words.stream().anyMatch(word -> word.equals("start") || word.equals("restart") || word.equals("reload"))
                && words.stream().anyMatch(NETWORKING::contains);
    }

    /** The interfaces come up as their file says; null where there is none. */
    private @Nullable Answer networking(Call call, List<String> devices) {
        String file = shell.files().read(call.namespace(), InterfacesFile.PATH);
        return file == null
                ? null
                : Answer.status(shell.script(InterfacesFile.script(file, devices), call.line(), call.namespace(), List.of(), true));
    }

    /** An interface of WireGuard's comes up or goes as its file says; null where there is none. */
    private @Nullable Answer wgQuick(Call call) {
        List<String> words = call.words();
        String path = words.size() < 3 ? "" : WgQuickFile.path(words.get(2));
        String text = path.isEmpty() ? null : shell.files().read(call.namespace(), path);
        if (text == null || Unknown.isIn(text)) {
            return null;
        }
        WgQuickFile file = new WgQuickFile(path, text);
        return switch (words.get(1)) {
            case "up" -> Answer.status(shell.script(file.up(), call.line(), call.namespace(), List.of(), true));
            case "down" -> Answer.status(shell.script(file.down(), call.line(), call.namespace(), List.of(), true));
            case "strip" -> new Answer(0, file.stripped());
            default -> null;
        };
    }

    /** A function of another file's that runs what it is given: {@code run "ip link add …"}. */
    private @Nullable Answer helper(Call call) {
        List<String> words = call.words();
        if (words.size() < 2 || NO_HELPERS.contains(call.name()) || !call.name().matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            return null;
        }
        String first = words.get(1);
        if (RUN.contains(first)) {
            return Answer.status(shell.invoke(call.withWords(words.subList(1, words.size()))));
        }
        boolean text = words.size() == 2 && first.indexOf(' ') > 0 && RUN.contains(first.substring(0, first.indexOf(' ')));
        return text ? Answer.status(shell.script(first, call.line(), call.namespace(), List.of(), true)) : null;
    }

    private static String base(String name) {
        return name.startsWith("/") && name.contains("bin/") ? name.substring(name.lastIndexOf('/') + 1) : name;
    }

    private @Nullable Answer status(Call call, List<String> inner) {
        return inner.isEmpty() ? null : Answer.status(shell.invoke(call.withWords(inner)));
    }

    /** In a process of its own, which ends without the script. */
    private @Nullable Answer process(Call call, List<String> inner) {
        try {
            return status(call, inner);
        } catch (ControlFlow.Exit exit) {
            return Answer.status(exit.status());
        }
    }

    private static List<String> sudo(List<String> words) {
        List<String> inner = behindOptions(words, Set.of("-u", "-g", "-C", "-p", "-h"), 0);
        return inner.isEmpty() && words.contains("-s") ? List.of("bash") : inner;
    }

    /** What runs in a namespace that is bound to a file, or with everything but its network its own. */
    private @Nullable Answer unshare(Call call) {
        List<String> inner = behindOptions(call.words(), WITH_WORD_OF_UNSHARE, 0);
        List<String> options = call.words().subList(1, call.words().size() - inner.size());
        for (String option : options) {
            Matcher bound = BOUND.matcher(option);
            if (bound.matches()) {
                String name = nameOf(bound.group(1));
                Answer made = shell.programs().run(call.withWords(List.of("ip", "netns", "add", name)));
                return made.status() != 0 || inner.isEmpty() ? made : enter(call, name, inner);
            }
        }
        boolean alone = options.stream().anyMatch(word -> word.startsWith("--net") || word.matches("-[A-Za-z]*n[A-Za-z]*"));
        if (alone && call.background() && !inner.isEmpty()) {
            // Others find it by the process.
            String name = "process-" + shell.nextProcess();
            shell.programs().run(call.withWords(List.of("ip", "netns", "add", name)));
            return enter(call, name, inner);
        }
        return alone ? null : status(call, inner);
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The words behind options, settings of variables, and so many further words. */
    private static List<String> behindOptions(List<String> words, Set<String> withWord, int further) {
        int i = 1;
        while (i < words.size()) {
            String word = words.get(i);
            if (withWord.contains(word)) {
                i += 2;
            } else if (word.startsWith("-") || word.matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
                i++;
            } else {
                break;
            }
        }
        return words.subList(Math.min(i + further, words.size()), words.size());
    }

    private @Nullable Answer su(Call call) {
        int at = call.words().indexOf("-c");
        return at < 0 || at + 1 >= call.words().size()
                ? null
                : Answer.status(shell.script(call.words().get(at + 1), call.line(), call.namespace(), List.of(), false));
    }

    private @Nullable Answer xargs(Call call) {
        ShellInput input = shell.input();
        List<String> words = call.words();
        if (input == null) {
            return Answer.OK;
        }
        String all = input.all();
        if (Unknown.isIn(all)) {
            return null;
        }
        int replaced = -1;
        int i = 1;
        while (i < words.size() && words.get(i).startsWith("-")) {
            String option = words.get(i);
            if (option.startsWith("-I")) {
                replaced = i;
                i += option.length() > 2 ? 1 : 2;
            } else {
                i += Set.of("-n", "-P", "-L", "-d").contains(option) ? 2 : 1;
            }
        }
        List<String> command = words.subList(Math.min(i, words.size()), words.size());
        if (command.isEmpty()) {
            return Answer.OK;
        }
        boolean single = replaced >= 0 || words.contains("-n1") || words.contains("-L1") || words.contains("-n");
        List<String> items = new ArrayList<>();
        for (String item : all.strip().split(replaced >= 0 ? "\n" : "\\s+")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        String place = replaced < 0
                ? ""
                : words.get(replaced).length() > 2 ? words.get(replaced).substring(2) : words.get(replaced + 1);
        int last = 0;
        for (List<String> group : single ? items.stream().map(List::of).toList() : items.isEmpty() ? List.<List<String>>of() : List.of(items)) {
            List<String> full = new ArrayList<>();
            if (place.isEmpty()) {
                full.addAll(command);
                full.addAll(group);
            } else {
                command.forEach(word -> full.add(word.replace(place, group.getFirst())));
            }
            last = shell.invoke(call.withWords(full));
        }
        return Answer.status(last);
    }

    /** {@code ip netns exec NAME COMMAND}, {@code ip -all netns exec} and {@code ip vrf exec}; null for every other ip. */
    private @Nullable Answer ip(Call call) {
        List<String> words = call.words();
        int i = 1;
        boolean all = false;
        while (i < words.size() && words.get(i).startsWith("-")) {
            all |= words.get(i).matches("--?(all|a)");
            i += Set.of("-n", "-net", "-netns", "-f", "-family", "-b", "-batch", "-rc", "-l").contains(words.get(i)) ? 2 : 1;
        }
        if (i + 1 >= words.size() || words.get(i).length() < 3 || words.get(i + 1).isEmpty()) {
            return null;
        }
        boolean netns = "netns".startsWith(words.get(i));
        if (!netns && !words.get(i).equals("vrf") || !"exec".startsWith(words.get(i + 1))) {
            return null;
        }
        int command = i + (all ? 2 : 3);
        if (command >= words.size()) {
            return null;
        }
        List<String> inner = words.subList(command, words.size());
        if (!netns) {
            return status(call, inner);
        }
        if (all) {
            int last = 0;
            for (String each : shell.programs().namespaces()) {
                last = shell.invokeIn(call.withWords(inner), each);
            }
            return Answer.status(last);
        }
        return enter(call, words.get(i + 2), inner);
    }

    private Answer enter(Call call, String name, List<String> inner) {
        return shell.programs().enter(call.withWords(inner), name)
                ? Answer.status(shell.invokeIn(call.withWords(inner), name))
                : Answer.status(1);
    }

    private @Nullable Answer nsenter(Call call) {
        List<String> words = call.words();
        int target = Math.max(words.indexOf("-t"), words.indexOf("--target"));
        String process = target > 0 && target + 1 < words.size()
                ? words.get(target + 1)
                : words.stream().filter(w -> w.startsWith("--target=")).map(w -> w.substring(9)).findFirst().orElse("");
        String there = shell.programs().namespaceOf(process);
        if (there != null) {
            List<String> inner = behindOptions(words, WITH_WORD_OF_NSENTER, 0);
            return there.isEmpty() ? status(call, inner) : enter(call, there, inner.isEmpty() ? List.of("bash") : inner);
        }
        for (int i = 1; i < words.size(); i++) {
            Matcher named = NAMED.matcher(words.get(i));
            if (named.matches()) {
                List<String> inner = behindOptions(words.subList(i, words.size()), WITH_WORD, 0);
                return enter(call, named.group(1), inner.isEmpty() ? List.of("bash") : inner);
            }
            Matcher bound = BOUND.matcher(words.get(i));
            if (bound.matches() && shell.programs().namespaces().contains(nameOf(bound.group(1)))) {
                List<String> inner = behindOptions(words.subList(i, words.size()), WITH_WORD, 0);
                return enter(call, nameOf(bound.group(1)), inner.isEmpty() ? List.of("bash") : inner);
            }
        }
        return null;
    }

    private @Nullable Answer shell(Call call) {
        List<String> words = call.words();
        int i = 1;
        while (i < words.size() && words.get(i).startsWith("-") && !words.get(i).startsWith("--")) {
            if (words.get(i).endsWith("c") && i + 1 < words.size()) {
                List<String> arguments = words.subList(Math.min(i + 3, words.size()), words.size());
                return Answer.status(
                        shell.script(words.get(i + 1), call.line(), call.namespace(), arguments, false));
            }
            if (words.get(i).equals("-s")) {
                break;
            }
            i++;
        }
        ShellInput input = shell.input();
        if (i < words.size() && !words.get(i).startsWith("-")) {
            String text = shell.files().read(call.namespace(), words.get(i));
            return text == null
                    ? null
                    : Answer.status(shell.script(
                            text, call.line(), call.namespace(), words.subList(i + 1, words.size()), false));
        }
        if (input == null) {
            return null;
        }
        String text = input.all();
        return Unknown.isIn(text) && !text.contains("\n")
                ? null
                : Answer.status(shell.script(
                        text, call.line(), call.namespace(), words.subList(Math.min(i + 1, words.size()), words.size()), false));
    }

    /** A program that is told the file that it reads: null where it is not told, or the file is not known. */
    private @Nullable Answer ofFile(Call call) {
        List<String> words = call.words();
        for (int i = 1; i < words.size(); i++) {
            boolean named = i == words.size() - 1 && call.name().endsWith("-restore") && !words.get(i).startsWith("-");
            boolean told = call.name().equals("ip")
                    ? words.get(i).matches("--?b(atch)?")
                    : call.name().equals("nft") && words.get(i).matches("-[a-z]*f|--file");
            if (named || told && i + 1 < words.size()) {
                String path = words.get(named ? i : i + 1);
                ShellInput given = path.equals("-") || path.equals("/dev/stdin") ? shell.input() : null;
                String text = given == null ? shell.files().read(call.namespace(), path) : given.all();
                return text == null ? null : shell.programs().run(call.withInput(text));
            }
        }
        return null;
    }

    /** A script that came along, called by its path; null where there is none. */
    private @Nullable Answer file(Call call) {
        String text = shell.files().read(call.namespace(), call.name());
        return text == null || !isScript(text)
                ? null
                : Answer.status(shell.script(
                        text, call.line(), call.namespace(), call.words().subList(1, call.words().size()), false));
    }

    private static boolean isScript(String text) {
        String first = text.lines().findFirst().orElse("");
        return !first.startsWith("#!") || first.matches(".*\\b(ba|da|a|z|k)?sh\\b.*");
    }

    /** The namespace in which a command opens a shell for somebody to type in; null where it does not. */
    @Nullable String entered(Tree tree) {
        if (!(tree instanceof Tree.Simple simple) || !simple.redirects().isEmpty()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        simple.words().forEach(w -> words.add(w.plain() == null ? "" : w.plain()));
        int start = !words.isEmpty() && words.getFirst().equals("sudo") ? 1 : 0;
        boolean shellIn = words.size() >= start + 5
                && words.get(start).equals("ip")
                && words.get(start + 1).equals("netns")
                && words.get(start + 2).equals("exec")
                && SHELLS.contains(base(words.get(start + 4)))
                && words.size() - start <= 6
                && !words.contains("-c");
        return shellIn && !words.get(start + 3).isEmpty() ? words.get(start + 3) : null;
    }
}
