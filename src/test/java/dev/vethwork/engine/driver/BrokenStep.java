package dev.vethwork.engine.driver;

import java.util.ArrayList;
import java.util.List;

/** Makes one command of a batch such that its tool refuses it. */
public final class BrokenStep {
    private BrokenStep() {}

    /** How many commands a request has. */
    public static int count(Request request) {
        return switch (tool(request)) {
            case "ip", "tc", "iptables", "ip6tables", "side-by-side" -> lines(request).size();
            case "lines", "words", "spawn" -> 1;
            default -> 0;
        };
    }

    /** Behind the number of a batch comes the tool that runs it. */
    private static String tool(Request request) {
        return request.verb().equals("batch") ? request.more().get(1) : "";
    }

    /** Numbers of the lines that are commands, and not the frame of a table or the head of a part. */
    private static List<Integer> lines(Request request) {
        String[] lines = request.input().split("\n");
        List<Integer> commands = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            boolean head = tool(request).equals("side-by-side") && lines[i].matches("\\S+ \\d+ do(\\+see)?");
            if (!lines[i].startsWith("*") && !lines[i].equals("COMMIT") && !head) {
                commands.add(i);
            }
        }
        return commands;
    }

    public static Request in(Request request, int index) {
        String separator = tool(request).equals("words") || tool(request).equals("spawn") ? "\0" : "\n";
        String[] parts = request.input().split(separator);
        switch (tool(request)) {
            case "side-by-side" -> parts[lines(request).get(index)] = "link set dev no-such up";
            case "ip" -> parts[index] = "link set dev no-such up";
            case "tc" -> parts[index] = "qdisc add dev no-such root pfifo";
            case "iptables", "ip6tables" -> parts[lines(request).get(index)] = "-A NO-SUCH-CHAIN -j NO-SUCH";
            // Behind the log, the note and the key comes the program.
            case "spawn" -> parts[3] = "no-such-program";
            default -> parts[parts.length - 1] = "no.such=thing";
        }
        return new Request(
                request.marker(),
                request.verb(),
                request.argument(),
                request.note(),
                String.join(separator, parts) + separator,
                request.more());
    }
}
