package dev.vethwork.lesson.prose;

import java.util.List;

/** A piece of running text. */
public sealed interface Inline {
    /** Plain words. */
    record Text(String text) implements Inline {}

    /** What is typed or printed, as it is. */
    record Code(String text) implements Inline {}

    /** Words with weight. */
    record Strong(List<Inline> words) implements Inline {
        public Strong {
            words = List.copyOf(words);
        }
    }

    /** Words with stress. */
    record Emphasis(List<Inline> words) implements Inline {
        public Emphasis {
            words = List.copyOf(words);
        }
    }

    /** A page elsewhere. */
    record Link(String target, List<Inline> words) implements Inline {
        public Link {
            words = List.copyOf(words);
        }
    }

    /** Something drawn, which lights up: a node, or a cable by its id. */
    record Element(String name, List<Inline> words) implements Inline {
        public Element {
            words = List.copyOf(words);
        }
    }

    /** A new line. */
    record Break() implements Inline {}
}
