package dev.vethwork.lesson.read;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonPlace;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.YamlReader;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.Solution;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.lesson.prose.Prose;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a lesson's file and tells every place that is wrong. */
public final class LessonReader {
    /** Bytes of the largest lesson that is read. */
    private static final int LARGEST = 1024 * 1024;

    private static final int DEEPEST = 32;

    private final Problems problems = new Problems();
    private final List<LessonStep> steps = new ArrayList<>();
    private final List<Block> introduction = new ArrayList<>();
    private final int above;
    private Topology drawn;
    private @Nullable StepDraft step;

    private LessonReader(Topology start, int above) {
        this.drawn = start;
        this.above = above;
    }

    /** @throws FormatException if it is no lesson; it names every place that is wrong */
    public static Lesson read(Path file) throws IOException, FormatException {
        Problems problems = new Problems();
        FrontMatter.Parted parted = FrontMatter.part(text(file, problems), problems);
        FrontMatter head = FrontMatter.read(parted.head(), problems);
        Topology start = start(file, head, problems);
        LessonReader reader = new LessonReader(start, parted.above());
        reader.body(parted.body());
        return new Lesson(
                head.lesson(), head.title(), head.language(), start, head.needs(), head.author(), head.license(),
                reader.introduction, reader.steps, file);
    }

    private static String text(Path file, Problems problems) throws IOException, FormatException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            problems.add(JsonPlace.root(0, 0), LessonMessages.bad("read.special"));
            problems.throwIfAny();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            problems.add(JsonPlace.root(0, 0), LessonMessages.bad("read.large"));
        }
        problems.throwIfAny();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            problems.add(JsonPlace.root(0, 0), BadValue.of("file.utf8"));
            problems.throwIfAny();
            throw e;
        }
    }

    private static Topology start(Path file, FrontMatter head, Problems problems) throws FormatException {
        String start = head.start();
        if (start == null) {
            return Topology.empty(head.lesson());
        }
        try {
            return TopologyFormat.read(file.resolveSibling(start));
        } catch (IOException | InvalidPathException e) {
            problems.add(JsonPlace.root(1, 1), LessonMessages.bad("read.start", start));
        } catch (FormatException e) {
            problems.add(JsonPlace.root(1, 1), LessonMessages.bad("read.start.broken", start, String.valueOf(e.getMessage())));
        }
        problems.throwIfAny();
        return Topology.empty(head.lesson());
    }

    private void body(String text) throws FormatException {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(DEEPEST)
                .build()
                .parse(text);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
        end();
        if (steps.isEmpty()) {
            problems.add(JsonPlace.root(above + 1, 1), LessonMessages.bad("read.noStep"));
        }
        problems.throwIfAny();
    }

    private void block(Node node) {
        switch (node) {
            case Heading heading when heading.getLevel() == 2 -> {
                end();
                step = new StepDraft(Prose.plain(heading));
            }
            case FencedCodeBlock fenced -> fenced(fenced);
            default -> text(node);
        }
    }

    private void fenced(FencedCodeBlock block) {
        Fence fence = Fence.of(Prose.language(block)).orElse(Fence.TEXT);
        int before = above + (block.getSourceSpans().isEmpty() ? 0 : block.getSourceSpans().getFirst().getLineIndex() + 1);
        StepDraft now = step;
        if (fence == Fence.TEXT) {
            text(block);
        } else if (now == null) {
            problems.add(JsonPlace.root(before, 1), LessonMessages.bad("read.beforeSteps"));
        } else {
            fenced(now, fence, block.getLiteral(), before);
        }
    }

    private void fenced(StepDraft now, Fence fence, String text, int before) {
        switch (fence) {
            case CHECK -> now.checks().addAll(items(text, before, CheckReader::read, "read.checks"));
            case NEEDS -> now.needs().addAll(items(text, before, NeedReader::read, "read.needs"));
            case HINT -> now.hints().add(text.strip());
            case SOLUTION -> Solutions.read(text, before, problems).ifPresent(s -> solved(now, s, before));
            case TEXT -> {}
        }
    }

    private void solved(StepDraft now, Solution solution, int line) {
        now.solutions().add(solution);
        drawn = Solutions.after(drawn, solution, line, problems);
    }

    private <T> List<T> items(String yaml, int before, Reader<T> reader, String wanted) {
        List<T> all = new ArrayList<>();
        try {
            Located list = YamlReader.read(yaml, before, problems);
            if (!(list instanceof Located.Items(_, var items))) {
                problems.add(list.place(), LessonMessages.bad(wanted));
                return all;
            }
            for (Located item : items) {
                T read = problems.attempt(item, reader);
                if (read != null) {
                    all.add(read);
                }
            }
        } catch (FormatException e) {
            problems.addAll(e);
        }
        return all;
    }

    private void text(Node node) {
        StepDraft now = step;
        (now == null ? introduction : now.text()).addAll(Prose.of(node));
    }

    private void end() {
        StepDraft now = step;
        if (now != null) {
            steps.add(now.made(steps.size() + 1, drawn));
        }
    }
}
