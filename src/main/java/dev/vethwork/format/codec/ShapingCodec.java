package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.Shaping;
import java.util.stream.Stream;

/** How slow, far and lossy a cable is, or one end of it. */
final class ShapingCodec {
    private static final String[] FIELDS = {"rate", "delay", "jitter", "loss", "duplicate", "corrupt", "reorder"};

    private ShapingCodec() {}

    /** These, and those that it reads. */
    static String[] fields(String... others) {
        return Stream.concat(Stream.of(others), Stream.of(FIELDS)).toArray(String[]::new);
    }

    /** Each alone first, so that a bad one is shown in its own place. */
    static Shaping read(Fields fields) {
        return new Shaping(
                fields.optional("rate", Readers.text(t -> Shaping.NONE.withRate(t).rate())),
                fields.optional("delay", Readers.text(t -> Shaping.NONE.withDelay(t).delay())),
                fields.optional("jitter", Readers.text(t -> Shaping.NONE.withJitter(t).jitter())),
                fields.optional("loss", Readers.text(t -> Shaping.NONE.withLoss(t).loss())),
                fields.optional("duplicate", Readers.text(t -> Shaping.NONE.withDuplicate(t).duplicate())),
                fields.optional("corrupt", Readers.text(t -> Shaping.NONE.withCorrupt(t).corrupt())),
                fields.optional("reorder", Readers.text(t -> Shaping.NONE.withReorder(t).reorder())));
    }

    static JsonBuilder write(Shaping shaping, JsonBuilder object) {
        return object.text("rate", shaping.rate())
                .text("delay", shaping.delay())
                .text("jitter", shaping.jitter())
                .text("loss", shaping.loss())
                .text("duplicate", shaping.duplicate())
                .text("corrupt", shaping.corrupt())
                .text("reorder", shaping.reorder());
    }
}
