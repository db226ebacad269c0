package dev.vethwork.lab.consent;

import dev.vethwork.text.Phrase;

/** Asks a person before something that may be regretted. */
@FunctionalInterface
public interface Confirmation {
    Confirmation NEVER = question -> false;

    /** Agrees to whatever may be agreed to before one knows what it is. */
    Confirmation ALWAYS = question -> question.kind().mayBeAnsweredAhead();

    boolean confirm(Question question);

    /**
     * What is asked.
     *
     * @param element the drawn element, empty where none
     * @param message what would happen, one sentence without a question mark
     * @param proceed what a yes does, an imperative: {@code deploy it all the same}
     */
    record Question(String element, Phrase message, Phrase proceed, Kind kind) {
        /** What a yes is about. */
        public enum Kind {
            /** Something that the drawing does. */
            RISK,
            /** A running lab of another document's. */
            TAKE_OVER,
            /** Namespaces of somebody else's: a yes must name them. */
            ADOPT;

            boolean mayBeAnsweredAhead() {
                return this != ADOPT;
            }
        }
    }
}
