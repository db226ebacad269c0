package dev.vethwork.engine.driver;

import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.SettingOperation;
import dev.vethwork.plan.operation.ToolCommand;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Steps that are run at once: consecutive ones by one tool, or those of several namespaces side by side.
 *
 * @param namespace where the tool runs; empty for the root namespace
 * @param payload what the tool reads
 * @param parts of {@link Kind#SIDE_BY_SIDE}: a batch for each namespace; else none
 */
public record Batch(Kind kind, String namespace, List<Step> steps, String payload, List<Batch> parts) {
    /** A word that the batch readers of ip, tc and iptables-restore take as it is: no blank, quote, backslash or #. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:,/+@%=!-]+");

    /** Which tool runs it. */
    public enum Kind {
        IP,
        IP_V6,
        TC,
        IPTABLES,
        IP6TABLES,
        NFT,
        SYSCTL,
        OVS,
        EXEC,
        WG,
        RESOLVER,
        SPAWN,
        UPLINK,
        STOP,
        /**
         * Batches of {@link #IP} or of {@link #SYSCTL}, each in a namespace of its own, that neither make nor remove what the
         * registry knows.
         */
        SIDE_BY_SIDE;

        /** How a command is run: by itself where the batch readers of its tool would not take its words as they are. */
        static Kind of(ToolCommand command) {
            return switch (command.tool()) {
                case IP -> isPlain(command) ? IP : EXEC;
                case IP_V6 -> isPlain(command) ? IP_V6 : EXEC;
                case TC -> isPlain(command) ? TC : EXEC;
                case IPTABLES -> isPlain(command) ? IPTABLES : EXEC;
                case IP6TABLES -> isPlain(command) ? IP6TABLES : EXEC;
                case BRIDGE -> EXEC;
                case NFT -> NFT;
                case WG -> WG;
                case RESOLVER -> RESOLVER;
                case SYSCTL -> SYSCTL;
                case OVS_VSCTL -> OVS;
                case KILL -> STOP;
                case SERVICE -> SPAWN;
                case UPLINK -> UPLINK;
            };
        }

        private static boolean isPlain(ToolCommand command) {
            return command.words().stream().allMatch(word -> PLAIN.matcher(word).matches());
        }
    }

    public Batch {
        steps = List.copyOf(steps);
        parts = List.copyOf(parts);
    }

    /** How the driver runs it. Words come one a line where none has a line's end in it, else with NUL behind each. */
    public String tool() {
        return switch (kind) {
            case IP -> "ip";
            case IP_V6 -> "ip-6";
            case TC -> "tc";
            case IPTABLES -> "iptables";
            case IP6TABLES -> "ip6tables";
            case NFT -> "nft";
            case SYSCTL, OVS, EXEC -> payload.indexOf('\0') < 0 ? "lines" : "words";
            case WG -> "wg";
            case RESOLVER -> "resolver";
            case SPAWN -> "spawn";
            case UPLINK -> "uplink";
            case STOP -> "stop";
            case SIDE_BY_SIDE -> "side-by-side";
        };
    }

    public Batch(Kind kind, String namespace, List<Step> steps, String payload) {
        this(kind, namespace, steps, payload, List.of());
    }

    /** Settings of several namespaces, each of which takes its own by one command. */
    static Batch settings(List<Batch> parts) {
        StringBuilder payload = new StringBuilder();
        for (Batch part : parts) {
            List<String> assignments = part.steps().stream()
                    .map(step -> ((SettingOperation) step.operation()).assignment())
                    .toList();
            payload.append(part.namespace() + " " + assignments.size() + " set\n");
            assignments.forEach(assignment -> payload.append(assignment + "\n"));
        }
        return sideBySide(parts, payload.toString());
    }

    /** @param plain the namespaces of parts that are read right after them */
    static Batch sideBySide(List<Batch> parts, Set<String> plain) {
        StringBuilder payload = new StringBuilder();
        for (Batch part : parts) {
            String what = plain.contains(part.namespace()) ? "do+see" : "do";
            payload.append(part.namespace() + " " + part.payload().lines().count() + " " + what + "\n");
            payload.append(part.payload());
        }
        return sideBySide(parts, payload.toString());
    }

    private static Batch sideBySide(List<Batch> parts, String payload) {
        return new Batch(
                Kind.SIDE_BY_SIDE, "", parts.stream().flatMap(part -> part.steps().stream()).toList(), payload, parts);
    }
}
