package dev.vethwork.ui.packets;

import dev.vethwork.packet.DecodedPacket;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.layer.Ends;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list, read as late as it is seen.
 *
 * @param frame null where the packet is not there any more
 * @param ends who speaks to whom
 */
record PacketRow(long number, @Nullable Frame frame, @Nullable DecodedPacket packet, Ends ends) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    static PacketRow of(long number, @Nullable Frame frame) {
        DecodedPacket packet = frame == null ? null : frame.read();
        return new PacketRow(number, frame, packet, packet == null ? Ends.NOBODY : packet.ends());
    }

    String time() {
        return frame == null ? "" : TIME.format(frame.time().atZone(ZoneId.systemDefault()));
    }

    String place() {
        return frame == null
                ? ""
                : frame.port().label()
                        + switch (frame.direction()) {
                            case IN -> " ⇥";
                            case OUT -> " ↦";
                            case UNKNOWN -> "";
                        };
    }

    String protocol() {
        return packet == null ? "" : packet.main().protocol().label();
    }

    String length() {
        return frame == null ? "" : Integer.toString(frame.length());
    }

    String summary() {
        return packet == null ? PacketText.get("gone") : packet.summary().text();
    }
}
