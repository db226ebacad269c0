package dev.vethwork.ui.lesson;

import dev.vethwork.lesson.prose.Block;
import dev.vethwork.lesson.prose.Inline;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Makes nodes of a lesson's text. */
final class ProseView {
    private static final double PICTURE = 420;

    private final Selection selection;
    private final Supplier<Topology> drawn;
    private final Path lesson;
    private final Function<Block.Listing, Node> listings;

    /** @param lesson beside whose file pictures are */
    ProseView(
            Selection selection, Supplier<Topology> drawn, Path lesson, Function<Block.Listing, Node> listings) {
        this.selection = selection;
        this.drawn = drawn;
        this.lesson = lesson;
        this.listings = listings;
    }

    List<Node> of(List<Block> blocks) {
        return blocks.stream().map(this::of).toList();
    }

    private Node of(Block block) {
        return switch (block) {
            case Block.Paragraph(List<Inline> words) -> flow(words, "prose");
            case Block.Heading(List<Inline> words) -> flow(words, "prose", "prose-heading");
            case Block.Listing listing -> listings.apply(listing);
            case Block.Items(int first, List<List<Block>> items) -> items(first, items);
            case Block.Quote(List<Block> inner) -> {
                VBox box = new VBox(of(inner).toArray(Node[]::new));
                box.getStyleClass().add("prose-quote");
                yield box;
            }
            case Block.Picture(String file, String description) -> picture(file, description);
        };
    }

    private VBox items(int first, List<List<Block>> items) {
        VBox box = new VBox();
        box.getStyleClass().add("prose-items");
        for (int i = 0; i < items.size(); i++) {
            Label mark = new Label(first == 0 ? "•" : (first + i) + ".");
            mark.setMinWidth(18);
            VBox words = new VBox(of(items.get(i)).toArray(Node[]::new));
            HBox.setHgrow(words, Priority.ALWAYS);
            box.getChildren().add(new HBox(4, mark, words));
        }
        return box;
    }

    private Node picture(String file, String description) {
        ImageView view = new ImageView();
        view.setPreserveRatio(true);
        view.setFitWidth(PICTURE);
        view.setAccessibleText(description);
        // From beside the lesson alone: a lesson does not make the program speak to the network.
        Path path = lesson.resolveSibling(file).normalize();
        view.setImage(new Image(path.toUri().toString(), PICTURE, 0, true, true, true));
        return view;
    }

    private TextFlow flow(List<Inline> words, String... styles) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().addAll(styles);
        flow.getChildren().addAll(words(words, ""));
        return flow;
    }

    private List<Node> words(List<Inline> words, String style) {
        List<Node> nodes = new ArrayList<>();
        for (Inline word : words) {
            switch (word) {
                case Inline.Text(String text) -> nodes.add(text(text, style));
                case Inline.Code(String text) -> nodes.add(text(text, "prose-code"));
                case Inline.Strong(List<Inline> inner) -> nodes.addAll(words(inner, "prose-strong"));
                case Inline.Emphasis(List<Inline> inner) -> nodes.addAll(words(inner, "prose-emphasis"));
                // An address elsewhere is shown, not opened.
                case Inline.Link(String target, List<Inline> inner) -> {
                    nodes.addAll(words(inner, style));
                    nodes.add(text(" (" + target + ")", "prose-code"));
                }
                case Inline.Element(String name, List<Inline> inner) -> nodes.add(element(name, inner));
                case Inline.Break _ -> nodes.add(new Text("\n"));
            }
        }
        return nodes;
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add("prose-text");
        if (!style.isEmpty()) {
            text.getStyleClass().add(style);
        }
        return text;
    }

    private Hyperlink element(String name, List<Inline> inner) {
        StringBuilder words = new StringBuilder();
        words(inner, "").forEach(node -> words.append(node instanceof Text text ? text.getText() : ""));
        Hyperlink link = new Hyperlink(words.toString());
        link.getStyleClass().add("element-link");
        link.setMnemonicParsing(false);
        link.setPadding(Insets.EMPTY);
        link.setOnMouseEntered(event -> Selection.elementOf(drawn.get(), name)
                .ifPresent(found -> selection.highlight(Set.of(found))));
        link.setOnMouseExited(event -> selection.highlight(Set.of()));
        link.setOnAction(event -> {
            link.setVisited(false);
            Selection.elementOf(drawn.get(), name).ifPresent(selection::set);
        });
        return link;
    }
}
