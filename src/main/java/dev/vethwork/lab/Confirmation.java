package dev.vethwork.lab;

import dev.vethwork.text.Phrase;

/** Asks a person before something that may be regretted. */
@FunctionalInterface
public interface Confirmation {
    Confirmation NEVER = question -> false;

    Confirmation ALWAYS = question -> true;

    boolean confirm(Question question);

    /**
     * What is asked.
     *
     * @param element the drawn element, empty where none
     * @param message what would happen, one sentence without a question mark
     * @param proceed what a yes does, an imperative: {@code deploy it all the same}
     */
    record Question(String element, Phrase message, Phrase proceed) {}
}
