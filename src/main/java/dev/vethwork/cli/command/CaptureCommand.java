package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.terminal.Destination;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.text.PacketSink;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.packet.Frame;
import dev.vethwork.text.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code capture}: packets as they pass. */
public final class CaptureCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<List<String>> places = arguments()
            .several(
                    "NODE[:INTERFACE]",
                    "Where to read: a node's interfaces or one of them. Several are read into one list by time; none are"
                            + " all nodes.");

    private final Given<String> file = arguments()
            .option(
                    "FILE",
                    "Write them to this file as pcapng, - for standard output: "
                            + ProgramName.command("capture LAB NODE -w - | wireshark -k -i -"),
                    "-w");

    private final Given<String> count = arguments().option("N", "End after so many packets.", "--count", "-c");

    private final Given<String> filter = arguments()
            .option(
                    "EXPR",
                    "Only these, as in: host 10.0.0.1 and tcp port 80; icmp or arp; net 10.0.0.0/8; not port 22. A node's"
                            + " name stands for its addresses.",
                    "--filter");

    private final Given<Boolean> json = arguments().flag("One JSON object a line, with every layer.", "--json");

    public CaptureCommand(CommandSetting setting) {
        super(setting, "capture", "Show packets of a deployed lab as they pass, in plain words, JSON or pcapng.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge red --filter \"icmp or arp\"", "bridge red -w red.pcapng --count 100");
    }

    @Override
    int run() throws LabException {
        long most = most();
        String to = file.orNull();
        try (PacketCapture packets = labs().capture(labs().labOf(lab.value()), places.value(), filter.value(), caller());
                Interrupt interrupt = new Interrupt(packets::close);
                PacketSink sink = to == null
                        ? PacketSink.lines(console(), json.value())
                        : PacketSink.pcapng(console(), to.equals(Destination.STANDARD) ? null : Path.of(to))) {
            return read(packets, sink, most, interrupt);
        } catch (IOException e) {
            throw destination(to == null ? Destination.STANDARD : to).unwritten(e);
        }
    }

    private long most() throws LabException {
        String said = count.orNull();
        if (said == null) {
            return Long.MAX_VALUE;
        }
        if (!said.matches("[1-9][0-9]{0,17}")) {
            throw new LabException(
                    LabException.Exit.USAGE, Spoken.text("capture.count", said), Spoken.text("capture.count.remedy"), "", null);
        }
        return Long.parseLong(said);
    }

    private int read(PacketCapture packets, PacketSink sink, long most, Interrupt interrupt) throws LabException, IOException {
        long many = 0;
        boolean listens = true;
        while (listens && many < most) {
            Optional<Frame> frame = packets.next();
            if (frame.isEmpty()) {
                break;
            }
            listens = sink.take(frame.get());
            many++;
        }
        packets.failures().forEach(why -> console().err().println(ProgramName.WORD + ": " + Spoken.text("capture.failed", why)));
        if (many == 0 && !packets.failures().isEmpty() && !interrupt.happened()) {
            return ExitCodes.NOT_PERMITTED;
        }
        if (listens && sink.isSilent()) {
            console().err().println(Spoken.count((int) Math.min(many, Integer.MAX_VALUE), Spoken.Counted.PACKET)
                    + (packets.lost() > 0 ? Spoken.text("capture.lost", packets.lost()) : ""));
        }
        return ExitCodes.OK;
    }
}
