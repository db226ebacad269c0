package dev.vethwork.format.importing.shell.wrapper;

import java.util.List;
import java.util.Set;

/**
 * What stands between a program and the command that it runs: options, and settings of variables.
 *
 * @param withWord options that take a word
 * @param further how many words follow that belong to the program
 */
record Options(Set<String> withWord, int further) {
    Options(String... withWord) {
        this(Set.of(withWord), 0);
    }

    Options andWords(int count) {
        return new Options(withWord, count);
    }

    /** The command, from its name on; empty where there is none. */
    List<String> command(List<String> words) {
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
}
