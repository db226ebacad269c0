package dev.vethwork.lesson.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Makes a lesson's text of what the CommonMark parser finds. HTML is shown as it is written. */
public final class Prose {
    private static final String ELEMENT = "vethwork:";
    private static final Set<String> RUNNABLE = Set.of("sh", "shell", "bash", "console");
    /** Lists in lists beyond this are shown flat. */
    private static final int DEEPEST = 12;

    private Prose() {}

    /** What a block is as text of a lesson. */
    public static List<Block> of(Node block) {
        return of(block, 0);
    }

    private static List<Block> of(Node block, int depth) {
        return switch (block) {
            case Paragraph paragraph -> paragraph(paragraph);
            case org.commonmark.node.Heading heading -> List.of(new Block.Heading(words(heading)));
            case FencedCodeBlock listing -> List.of(new Block.Listing(
                    listing.getLiteral().stripTrailing(), RUNNABLE.contains(language(listing))));
            case IndentedCodeBlock listing -> List.of(new Block.Listing(listing.getLiteral().stripTrailing(), false));
            case BlockQuote quote -> List.of(new Block.Quote(below(quote, depth)));
            case BulletList list -> List.of(new Block.Items(0, items(list, depth)));
            case OrderedList list -> List.of(new Block.Items(
                    list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber(), items(list, depth)));
            case org.commonmark.node.HtmlBlock html ->
                List.of(new Block.Paragraph(List.of(new Inline.Text(html.getLiteral()))));
            default -> List.of();
        };
    }

    /** The first word after a fence. */
    public static String language(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        int end = info.indexOf(' ');
        return end < 0 ? info : info.substring(0, end);
    }

    private static List<Block> paragraph(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof Image image && image.getNext() == null
                ? List.of(new Block.Picture(image.getDestination(), plain(image)))
                : List.of(new Block.Paragraph(words(paragraph)));
    }

    private static List<List<Block>> items(Node list, int depth) {
        List<List<Block>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(below(item, depth));
        }
        return items;
    }

    private static List<Block> below(Node parent, int depth) {
        List<Block> blocks = new ArrayList<>();
        for (Node child = parent.getFirstChild(); depth < DEEPEST && child != null; child = child.getNext()) {
            blocks.addAll(of(child, depth + 1));
        }
        return blocks;
    }

    private static List<Inline> words(Node parent) {
        return words(parent, 0);
    }

    private static List<Inline> words(Node parent, int depth) {
        List<Inline> words = new ArrayList<>();
        for (Node child = parent.getFirstChild(); depth < DEEPEST && child != null; child = child.getNext()) {
            Inline word = word(child, depth + 1);
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    private static @Nullable Inline word(Node node, int depth) {
        return switch (node) {
            case Text text -> new Inline.Text(text.getLiteral());
            case org.commonmark.node.Code code -> new Inline.Code(code.getLiteral());
            case StrongEmphasis strong -> new Inline.Strong(words(strong, depth));
            case Emphasis emphasis -> new Inline.Emphasis(words(emphasis, depth));
            case Link link -> link(link, depth);
            case Image image -> new Inline.Text(plain(image));
            case SoftLineBreak _ -> new Inline.Text(" ");
            case HardLineBreak _ -> new Inline.Break();
            case org.commonmark.node.HtmlInline html -> new Inline.Text(html.getLiteral());
            default -> null;
        };
    }

    private static Inline link(Link link, int depth) {
        String target = link.getDestination();
        return target.startsWith(ELEMENT)
                ? new Inline.Element(target.substring(ELEMENT.length()), words(link, depth))
                : new Inline.Link(target, words(link, depth));
    }

    /** The words alone. */
    public static String plain(Node parent) {
        StringBuilder text = new StringBuilder();
        plain(words(parent), text);
        return text.toString();
    }

    private static void plain(List<Inline> words, StringBuilder text) {
        for (Inline word : words) {
            switch (word) {
                case Inline.Text(String said) -> text.append(said);
                case Inline.Code(String said) -> text.append(said);
                case Inline.Strong(List<Inline> inner) -> plain(inner, text);
                case Inline.Emphasis(List<Inline> inner) -> plain(inner, text);
                case Inline.Link(_, List<Inline> inner) -> plain(inner, text);
                case Inline.Element(_, List<Inline> inner) -> plain(inner, text);
                case Inline.Break _ -> text.append(' ');
            }
        }
    }
}
