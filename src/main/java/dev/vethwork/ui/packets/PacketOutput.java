package dev.vethwork.ui.packets;

import dev.vethwork.packet.Frame;
import dev.vethwork.packet.log.PacketLog;
import dev.vethwork.packet.pcapng.PcapngWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Where the packets of a log go beside the list. */
final class PacketOutput {
    private static final long PAUSE_MILLIS = 50;

    /** After so many rounds in which nothing came, it is found out whether anybody still reads. */
    private static final int IDLE_ROUNDS = 40;

    private PacketOutput() {}

    /** @return how many were written */
    static long save(PacketLog log, Path file) throws IOException {
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".vethwork", ".pcapng");
        try {
            long many = 0;
            try (PcapngWriter writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(beside)))) {
                long end = log.next();
                for (long i = log.first(); i < end; i++) {
                    Frame frame = log.get(i);
                    if (frame != null) {
                        writer.write(frame);
                        many++;
                    }
                }
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            return many;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Writes what is there and what comes until nobody reads it any more. */
    static void follow(PacketLog log, OutputStream out) {
        try (PcapngWriter writer = new PcapngWriter(new BufferedOutputStream(out))) {
            long at = log.first();
            int idle = 0;
            while (true) {
                long end = log.next();
                idle = at < end ? 0 : idle + 1;
                if (idle >= IDLE_ROUNDS) {
                    // A reader passes over it; who has closed the pipe is noticed by nothing but a write.
                    writer.say("");
                    idle = 0;
                }
                for (at = Math.max(at, log.first()); at < end; at++) {
                    Frame frame = log.get(at);
                    if (frame != null) {
                        writer.write(frame);
                    }
                }
                writer.flush();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            // Whoever read it was closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
