package dev.vethwork.plan.operation;

import dev.vethwork.state.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code tc -n red qdisc add dev veth-red root netem delay 20ms}.
 *
 * @param again whether there is a queue of ours already, whose place it takes
 */
public record Shape(Place link, Queue queue, boolean again) implements ShapingOperation {
    @Override
    public String id() {
        return Ids.shaping(link);
    }

    @Override
    public Action action() {
        return again ? Action.CHANGE : Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        List<String> words =
                new ArrayList<>(List.of("qdisc", again ? "replace" : "add", "dev", link.name(), "root"));
        if (queue.isOnlyRate()) {
            words.add("tbf");
            option(words, "rate", queue.rate());
            words.addAll(List.of("burst", "32kbit", "latency", "400ms"));
        } else {
            words.add("netem");
            if (queue.delay() != null || queue.jitter() != null) {
                option(words, "delay", Objects.requireNonNullElse(queue.delay(), "0ms"));
                if (queue.jitter() != null) {
                    words.add(queue.jitter());
                }
            }
            option(words, "loss", queue.loss());
            option(words, "duplicate", queue.duplicate());
            option(words, "corrupt", queue.corrupt());
            option(words, "reorder", queue.reorder());
            option(words, "rate", queue.rate());
        }
        return new ToolCommand(Tool.TC, link.namespace(), words);
    }

    private static void option(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }
}
