package dev.vethwork.engine;

import dev.vethwork.engine.FaultyPipes.Request;
import java.util.ArrayList;
import java.util.List;

/** Makes one command of a batch such that its tool refuses it. */
final class BrokenStep {
    private BrokenStep() {}

    /** How many commands a request has. */
    static int count(Request request) {
        return switch (request.verb()) {
            case "ip", "tc", "iptables", "ip6tables", "side-by-side" -> lines(request).size();
            case "exec", "spawn" -> 1;
            default -> 0;
        };
    }

    /** Numbers of the lines that are commands, and not the frame of a table or the head of a part. */
    private static List<Integer> lines(Request request) {
        String[] lines = request.payload().split("\n");
        List<Integer> commands = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            boolean head = request.verb().equals("side-by-side") && lines[i].matches("\\S+ \\d+ do(\\+see)?");
            if (!lines[i].startsWith("*") && !lines[i].equals("COMMIT") && !head) {
                commands.add(i);
            }
        }
        return commands;
    }

    static Request in(Request request, int index) {
        String[] parts = request.payload().split(count(request) == 1 && isWords(request) ? "\0" : "\n");
        switch (request.verb()) {
            case "side-by-side" -> parts[lines(request).get(index)] = "link set dev no-such up";
            case "ip" -> parts[index] = "link set dev no-such up";
            case "tc" -> parts[index] = "qdisc add dev no-such root pfifo";
            case "iptables", "ip6tables" -> parts[lines(request).get(index)] = "-A NO-SUCH-CHAIN -j NO-SUCH";
            // Behind the log, the note and the key comes the program.
            case "spawn" -> parts[3] = "no-such-program";
            default -> parts[parts.length - 1] = "no.such=thing";
        }
        String separator = isWords(request) ? "\0" : "\n";
        return request.withPayload(String.join(separator, parts) + separator);
    }

    private static boolean isWords(Request request) {
        return request.verb().equals("exec") || request.verb().equals("spawn");
    }
}
