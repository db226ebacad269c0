package dev.vethwork.format.importing.command.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page or of a terminal's picture. Lines keep their numbers: what is no command becomes an empty one. */
final class CodeBlocks {
    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```+|~~~+)\\s*\\{?\\.?([A-Za-z0-9_+-]*).*$");
    private static final Set<String> LANGUAGES =
            Set.of("", "sh", "bash", "shell", "console", "zsh", "terminal", "shell-session", "shellsession", "sh-session", "text", "plaintext", "bash-session");
    private static final Pattern PROMPT = Pattern.compile(
            "^\\s*(?:\\[[\\w.-]+@[^\\]]*]|[\\w.-]+@[\\w.-]+(?::[^$#\\s]*)?)?\\s?[$#\u276f]\\s+(?=[a-z./])");
    private static final Pattern COMMAND = Pattern.compile("^(?:sudo\\s+)?(?:ip|ifconfig|route|brctl|bridge|iptables|ip6tables"
            + "|sysctl|ovs-vsctl|tc|ping|echo|export|for|arp|nsenter|cat|modprobe|apt|apt-get|curl|tcpdump)\\b");

    private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]{1,3}[.)]\\s*");

    private static final Pattern SHELL = Pattern.compile("\\A#!\\s*/\\S*[/ ](ba|da|a|z|k)?sh\\b");

    private CodeBlocks() {}

    /** Whether the first line says which shell runs it. */
    static boolean isScript(String text) {
        return SHELL.matcher(text).find();
    }

    /** Whether commands stand between text. */
    static boolean isPage(String text) {
        return !isScript(text) && text.lines().anyMatch(l -> FENCE.matcher(l).matches() && !l.contains("$"));
    }

    static String commands(String text) {
        if (isScript(text)) {
            // What stands behind a hash there is no prompt of root's.
            return text;
        }
        List<String> lines = text.lines().toList();
        return isPage(text) ? fenced(lines) : String.join("\n", prompted(lines)) + "\n";
    }

    private static String fenced(List<String> lines) {
        StringBuilder out = new StringBuilder();
        List<String> block = new ArrayList<>();
        boolean inside = false;
        boolean wanted = false;
        for (String line : lines) {
            Matcher fence = FENCE.matcher(line);
            if (!fence.matches()) {
                if (inside && wanted) {
                    block.add(line);
                } else {
                    out.append('\n');
                }
                continue;
            }
            // A block without a command is a picture, or what was printed.
            boolean commands = block.stream().anyMatch(l -> isPrompt(l) || COMMAND.matcher(unnumbered(l).strip()).lookingAt());
            if (commands) {
                prompted(block).forEach(l -> out.append(l).append('\n'));
            } else {
                out.append("\n".repeat(block.size()));
            }
            block.clear();
            out.append('\n');
            wanted = !inside && LANGUAGES.contains(fence.group(1).toLowerCase(java.util.Locale.ROOT));
            inside = !inside;
        }
        prompted(block).forEach(l -> out.append(l).append('\n'));
        return out.toString();
    }

    /** Where lines have prompts, only those are commands: the others are what was printed. */
    private static List<String> prompted(List<String> lines) {
        // Where a line begins with a command, no line begins with a prompt: a hash makes a comment.
        boolean plain = lines.stream().map(CodeBlocks::unnumbered).anyMatch(l -> COMMAND.matcher(l.strip()).lookingAt());
        boolean prompts = lines.stream().anyMatch(CodeBlocks::isPrompt);
        if (plain || !prompts) {
            return lines.stream().map(CodeBlocks::unnumbered).toList();
        }
        List<String> kept = new ArrayList<>();
        boolean goesOn = false;
        for (String line : lines) {
            Matcher prompt = PROMPT.matcher(line);
            boolean command = prompt.lookingAt() && isPrompt(line);
            kept.add(command ? line.substring(prompt.end()) : goesOn ? line : "");
            goesOn = (command || goesOn) && line.endsWith("\\");
        }
        return kept;
    }

    /** Without the number that a list gives it. */
    private static String unnumbered(String line) {
        Matcher number = NUMBER.matcher(line);
        return number.lookingAt() && COMMAND.matcher(line.substring(number.end())).lookingAt()
                ? line.substring(number.end())
                : line;
    }

    /** A comment begins as root's prompt does: only before a command is it one. */
    private static boolean isPrompt(String line) {
        Matcher prompt = PROMPT.matcher(line);
        if (!prompt.lookingAt()) {
            return false;
        }
        boolean comment = line.strip().startsWith("#");
        return !comment || COMMAND.matcher(line.substring(prompt.end())).find() && !line.substring(prompt.end()).endsWith(".");
    }
}
