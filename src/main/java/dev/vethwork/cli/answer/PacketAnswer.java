package dev.vethwork.cli.answer;

import dev.vethwork.packet.DecodedPacket;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.layer.Layer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A packet as a line. */
public final class PacketAnswer {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private PacketAnswer() {}

    public static String line(Frame frame) {
        return TIME.format(frame.time().atZone(ZoneId.systemDefault())) + "  " + frame.port().label() + "  "
                + frame.direction().word() + "  " + frame.read().summary().text();
    }

    public static String json(Frame frame) {
        DecodedPacket packet = frame.read();
        return Json.line(Json.object(
                "time", frame.time().toString(),
                "node", frame.port().node(),
                "interface", frame.port().device(),
                "direction", frame.direction().word(),
                "length", frame.length(),
                "summary", packet.summary().text(),
                "layers", packet.layers().stream().map(PacketAnswer::layer).toList()));
    }

    private static Object layer(Layer layer) {
        return Json.object(
                "protocol", layer.protocol().word(),
                "from", layer.at().from(),
                "to", layer.at().to(),
                "fields",
                layer.fields().stream()
                        .map(f -> Json.object("name", f.name(), "value", f.value(), "from", f.from(), "to", f.to()))
                        .toList());
    }
}
