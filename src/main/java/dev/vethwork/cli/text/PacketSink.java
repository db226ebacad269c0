package dev.vethwork.cli.text;

import dev.vethwork.cli.answer.PacketAnswer;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.pcapng.PcapngWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where packets go. */
public sealed interface PacketSink extends Closeable {
    /** @return whether anybody listens still */
    boolean take(Frame frame) throws IOException;

    /** Whether a person sees nothing of the packets, and wants to hear how many there were. */
    boolean isSilent();

    static PacketSink lines(Console console, boolean json) {
        return new Lines(console, json);
    }

    /** @param file null for standard output */
    static PacketSink pcapng(Console console, @Nullable Path file) throws IOException {
        // A packet is one write, so that whoever looks into the file meanwhile finds all of them.
        OutputStream out = file == null ? console.out() : Files.newOutputStream(file);
        PcapngWriter writer = new PcapngWriter(out);
        writer.flush();
        return new Pcapng(console, writer, file == null);
    }

    /** Lines on standard output. */
    record Lines(Console console, boolean json) implements PacketSink {
        @Override
        public boolean take(Frame frame) {
            console.out().println(json ? PacketAnswer.json(frame) : PacketAnswer.line(frame));
            // Also says whether the reader of a pipe is gone.
            return !console.out().checkError();
        }

        @Override
        public boolean isSilent() {
            return false;
        }

        @Override
        public void close() {
            console.out().flush();
        }
    }

    /** A file, or a pipe to another program. */
    record Pcapng(Console console, PcapngWriter writer, boolean piped) implements PacketSink {
        @Override
        public boolean take(Frame frame) throws IOException {
            writer.write(frame);
            return !piped || !console.out().checkError();
        }

        @Override
        public boolean isSilent() {
            return true;
        }

        @Override
        public void close() throws IOException {
            if (piped) {
                writer.flush();
            } else {
                writer.close();
            }
        }
    }
}
