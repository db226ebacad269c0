package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.text.Table;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.Bits;
import dev.vethwork.lab.watch.TrafficSample;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.net.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code traffic}: how much passes where. */
public final class TrafficCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<Long> count =
            arguments().whole(0L, "N", "How many samples; without it 1 in JSON, else until it is stopped.", "--count", "-c");

    private final Given<Double> interval =
            arguments().number(1, "S", "Seconds from one sample to the next: 1.", "--interval", "-i");

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public TrafficCommand(CommandSetting setting) {
        super(setting, "traffic", "Show counters and rates of every interface of a deployed lab.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge --interval 2");
    }

    @Override
    int run() throws LabException {
        double seconds = interval.value();
        Long most = count.orNull();
        if (!(seconds >= 0.05 && seconds <= 86_400) || most != null && most < 1) {
            throw new LabException(
                    LabException.Exit.USAGE,
                    Spoken.text("traffic.bounds"),
                    Spoken.text("traffic.bounds.remedy"),
                    "",
                    null);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (TrafficWatch watch = labs().traffic(labs().labOf(lab.value()), caller());
                Interrupt interrupt = new Interrupt(stopped::countDown)) {
            long end = most != null ? most : json.value() ? 1 : Long.MAX_VALUE;
            List<Object> samples = new ArrayList<>();
            watch.next();
            for (long i = 0; i < end && !interrupt.happened() && !console().out().checkError(); i++) {
                if (stopped.await(Math.round(seconds * 1e6), TimeUnit.MICROSECONDS)) {
                    break;
                }
                TrafficSample sample = watch.next();
                if (json.value()) {
                    samples.add(answer(sample));
                } else {
                    print(text(sample, i > 0));
                }
            }
            if (json.value()) {
                printJson(Json.object("samples", samples));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.OK;
    }

    private static Object answer(TrafficSample sample) {
        return Json.object(
                "time", sample.time().toString(),
                "interfaces", sample.interfaces().stream().map(TrafficCommand::answer).toList());
    }

    private static Object answer(TrafficSample.Rate rate) {
        return Json.object(
                "node", rate.node(),
                "interface", rate.device(),
                "rxBytes", rate.count().rxBytes(),
                "txBytes", rate.count().txBytes(),
                "rxPackets", rate.count().rxPackets(),
                "txPackets", rate.count().txPackets(),
                "rxErrors", rate.count().rxErrors(),
                "txErrors", rate.count().txErrors(),
                "rxDropped", rate.count().rxDropped(),
                "txDropped", rate.count().txDropped(),
                "rxBitsPerSecond", rate.rxBitsPerSecond(),
                "txBitsPerSecond", rate.txBitsPerSecond());
    }

    private String text(TrafficSample sample, boolean again) {
        Table table = new Table("", Spoken.heads("traffic.heads"));
        for (TrafficSample.Rate rate : sample.interfaces()) {
            long lost = rate.count().rxErrors() + rate.count().rxDropped() + rate.count().txErrors() + rate.count().txDropped();
            if (!rate.device().equals(Names.LOOPBACK) || rate.count().rxPackets() > 0) {
                table.row(
                        rate.node(),
                        rate.device(),
                        Bits.text(rate.rxBitsPerSecond()),
                        Bits.text(rate.txBitsPerSecond()),
                        rate.count().rxPackets(),
                        rate.count().txPackets(),
                        lost == 0 ? "" : lost);
            }
        }
        return (again ? "\n" : "") + table.print(console().columns());
    }
}
