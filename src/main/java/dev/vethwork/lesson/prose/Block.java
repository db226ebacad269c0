package dev.vethwork.lesson.prose;

import java.util.List;

/** A piece of a lesson's text that stands by itself. */
public sealed interface Block {
    /** Running text. */
    record Paragraph(List<Inline> words) implements Block {
        public Paragraph {
            words = List.copyOf(words);
        }
    }

    /** A heading inside a step. */
    record Heading(List<Inline> words) implements Block {
        public Heading {
            words = List.copyOf(words);
        }
    }

    /** A list. @param first the first item's number; 0 where the items have bullets */
    record Items(int first, List<List<Block>> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Text set apart: commands, or what they print. @param runnable whether it is commands that may be run in the lab */
    record Listing(String text, boolean runnable) implements Block {}

    /** What somebody else says, or an aside. */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** A picture. @param file beside the lesson's */
    record Picture(String file, String description) implements Block {}
}
