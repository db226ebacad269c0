package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.shell.call.Call;
import java.util.ArrayList;
import java.util.List;

/** {@code nft}, as commands and as a file of tables: filters and NAT, as far as the drawing holds them. */
public final class Nft implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        List<String> words = new ArrayList<>(call.words().subList(1, call.words().size()));
        boolean file = false;
        while (!words.isEmpty() && words.getFirst().startsWith("-")) {
            String option = words.removeFirst();
            file |= option.matches("-[a-z]*f|--file");
            if (option.matches("-[a-z]*c[a-z]*|--check|-[a-zA-Z]*[hvV]|--help|--version")) {
                return Outcome.passed("shows");
            }
            if (file && !words.isEmpty()) {
                words.removeFirst();
                break;
            }
        }
        String text = file || words.isEmpty() ? call.input() : asText(words);
        if (text == null) {
            return Outcome.refused("file", "nft");
        }
        NftScript script = new NftScript(new NftText(text), context);
        script.all();
        return script.outcome();
    }

    /** As nft puts its arguments together, but for what is written down, which the shell took the quotes from. */
    private static String asText(List<String> words) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String word : words) {
            boolean free = before.equals("prefix") || before.equals("comment");
            text.append(free && !word.startsWith("\"") ? '"' + word.replace("\"", "") + '"' : word).append(' ');
            before = word;
        }
        return text.toString();
    }
}
