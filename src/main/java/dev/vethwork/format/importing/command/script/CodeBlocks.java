package dev.vethwork.format.importing.command.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page or of a terminal's picture. Lines keep their numbers: what is no command becomes an empty one. */
final class CodeBlocks {
    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```+|~~~+)\\s*\\{?\\.?([A-Za-z0-9_+-]*).*$");
    private static final Set<String> LANGUAGES =
            Set.of("", "sh", "bash", "shell", "console", "zsh", "terminal", "shell-session", "shellsession", "sh-session", "text", "plaintext", "bash-session");
    /**
     * What stands before a command that was typed: who works where, and a sign. A dollar, an arrow, or somebody at a machine tell a
     * prompt by themselves.
     */
    private static final Pattern PROMPT = Pattern.compile("^\\s*(?:\\([\\w.-]+\\)\\s*)?"
            + "(?:(?<who>\\[[\\w.-]+@[^\\]]*]|[\\w.-]+@[\\w.-]+(?::[^$#\\s]*|\\s+[~/][^\\s$#%]*)?)|(?:ba|z|da|k|a)?sh-[0-9.]+|[~/][\\w/.~-]*]?)?"
            + "\\s?(?:(?<sign>[$\u276f\u00bb]|\u279c\\s+\\S+(?:\\s+git:\\(\\S+\\))?(?:\\s+\u2717)?)|[#%>])\\s+(?=[a-z./])");

    private static final Pattern GOES_ON = Pattern.compile("^\\s*>\\s(?=\\S)");
    private static final Pattern COMMAND = Pattern.compile("^(?:sudo\\s+)?(?:ip|ifconfig|route|brctl|bridge|iptables|ip6tables"
            + "|sysctl|ovs-vsctl|tc|ping|echo|export|for|arp|nsenter|cat|modprobe|apt|apt-get|curl|tcpdump)(?=\\s|$)");

    /** As a page has them in its source. */
    private static final Map<String, String> ENTITIES = Map.of(
            "&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#34;", "\"", "&apos;", "'", "&#39;", "'", "&#x27;", "'", "&nbsp;", " ");

    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot|#34|apos|#39|#x27|nbsp);");

    private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]{1,3}[.)]\\s*");

    /** A heading, or a paragraph of a page's source. */
    private static final Pattern HEADING = Pattern.compile("^ {0,3}(?:#{1,6} +[A-Z0-9\\p{IsHan}\\p{IsHangul}].*|</?(?:p|div|figure|img|h[1-6]|br|a|ul|li|table)\\b.*)$");

    /** What a page shows as it is typed. */
    private static final Pattern INDENTED = Pattern.compile("^(?:\t| {4}).*");

    private static final Pattern SHELL = Pattern.compile("\\A#!\\s*/\\S*[/ ](ba|da|a|z|k)?sh\\b");

    /** What a reader is to put something of their own for, which a shell would take for files. */
    private static final Pattern TEMPLATE = Pattern.compile("(?<![<\\w&(])<([A-Za-z][A-Za-z0-9_ .-]{0,40})>(?![>&(])");

    /** A line that goes on, as a page has it: blanks behind it are not seen there. */
    private static final Pattern BLANKS_BEHIND = Pattern.compile("\\\\[ \\t]+$");

    private CodeBlocks() {}

    /** Whether a word is for a reader to fill in. */
    static boolean isTemplate(String word) {
        return TEMPLATE.matcher(word).find();
    }

    /** Whether the first line says which shell runs it. */
    static boolean isScript(String text) {
        return SHELL.matcher(text).find();
    }

    /** Whether commands stand between text. */
    static boolean isPage(String text) {
        return !isScript(text) && (hasFences(text) || hasIndented(text));
    }

    private static boolean hasFences(String text) {
        return text.lines().anyMatch(l -> FENCE.matcher(l).matches() && !l.contains("$"));
    }

    /** Whether commands are set in, with headings between them, and none begins a line. */
    private static boolean hasIndented(String text) {
        return text.lines().anyMatch(l -> HEADING.matcher(l).matches())
                && text.lines().anyMatch(l -> INDENTED.matcher(l).matches() && isCommand(unnumbered(l)))
                && text.lines().noneMatch(l -> !INDENTED.matcher(l).matches() && isCommand(unnumbered(l)));
    }

    static String commands(String text) {
        if (isScript(text)) {
            // What stands behind a hash there is no prompt of root's.
            return text;
        }
        List<String> lines = decoded(text).lines().map(line -> BLANKS_BEHIND.matcher(line).replaceFirst("\\\\")).toList();
        String commands = hasFences(text)
                ? fenced(lines)
                : String.join("\n", prompted(hasIndented(text) ? indented(lines) : lines)) + "\n";
        return TEMPLATE.matcher(commands).replaceAll("'<$1>'");
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(ENTITIES.getOrDefault(found.group(), found.group())));
    }

    /** Lines that are set in; what else stands there is for the reader. */
    private static List<String> indented(List<String> lines) {
        return lines.stream().map(line -> INDENTED.matcher(line).matches() ? line : "").toList();
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

    /**
     * Where lines have prompts, only those are commands, and what begins as one: the others are what was printed. Where none has a
     * prompt for certain and a line begins with a command, a hash makes a comment.
     */
    private static List<String> prompted(List<String> lines) {
        boolean plain = lines.stream().map(CodeBlocks::unnumbered).anyMatch(CodeBlocks::isCommand);
        boolean prompts = lines.stream().anyMatch(CodeBlocks::isPrompt);
        if (!prompts || plain && lines.stream().noneMatch(CodeBlocks::isCertainPrompt)) {
            return lines.stream().map(CodeBlocks::unnumbered).toList();
        }
        List<String> kept = new ArrayList<>();
        boolean goesOn = false;
        boolean before = false;
        for (String line : lines) {
            Matcher prompt = PROMPT.matcher(line);
            Matcher more = GOES_ON.matcher(line);
            String command = "";
            if (before && more.lookingAt()) {
                command = line.substring(more.end());
            } else if (prompt.lookingAt() && isPrompt(line)) {
                command = line.substring(prompt.end());
            } else if (goesOn) {
                command = line;
            } else if (isCommand(unnumbered(line))) {
                command = unnumbered(line);
            }
            kept.add(command);
            before = !command.isEmpty();
            goesOn = before && line.endsWith("\\");
        }
        return kept;
    }

    private static boolean isCommand(String line) {
        return COMMAND.matcher(line.strip()).lookingAt();
    }

    /** Without the number that a list gives it. */
    private static String unnumbered(String line) {
        Matcher number = NUMBER.matcher(line);
        return number.lookingAt() && COMMAND.matcher(line.substring(number.end())).lookingAt()
                ? line.substring(number.end())
                : line;
    }

    /** No shell runs it as it stands. */
    private static boolean isCertainPrompt(String line) {
        Matcher prompt = PROMPT.matcher(line);
        return prompt.lookingAt() && (prompt.group("who") != null || prompt.group("sign") != null);
    }

    /** A comment begins as root's prompt does: only before a command is it one. */
    private static boolean isPrompt(String line) {
        Matcher prompt = PROMPT.matcher(line);
        if (!prompt.lookingAt()) {
            return false;
        }
        String command = line.substring(prompt.end());
        return isCertainPrompt(line) || COMMAND.matcher(command).find() && !command.endsWith(".");
    }
}
