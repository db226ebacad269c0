package dev.vethwork.plan.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * {@code nft table netdev vethwork-loss-eth0 …}: a rule that loses some of what leaves by an interface, where the kernel has no
 * queue that does. It takes the place of the one before. What is lost is handed to {@code lo}, where nobody takes a frame with
 * another's MAC address: of what is dropped here the sender would be told, and would send it again.
 *
 * @param share of the packets, like {@code 1%}
 * @param again whether there is one of ours already
 * @param mark by which the rule is told to be a lab's
 */
public record Lose(Place link, String share, boolean again, String mark) implements ShapingOperation {
    /** What the tables' names begin with; the interface's follows. */
    public static final String TABLE = "vethwork-loss-";

    /** Of so many packets some are lost. */
    public static final int OF = 1_000_000;

    private static final int PERCENT = 100;

    @Override
    public String id() {
        return Ids.loss(link);
    }

    @Override
    public Action action() {
        return again ? Action.CHANGE : Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        String table = "netdev " + table(link.name());
        return new ToolCommand(Tool.NFT, link.namespace(), List.of(
                "add table " + table + "; delete table " + table + "; add table " + table + "; add chain " + table
                        + " loss { type filter hook egress device \"" + link.name() + "\" priority 0; }; add rule " + table
                        + " loss numgen random mod " + OF + " < " + lost() + " fwd to lo comment \"" + mark + "\""));
    }

    private long lost() {
        return new BigDecimal(share.replace("%", ""))
                .multiply(BigDecimal.valueOf(OF / PERCENT))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Its table's name, in which nft takes fewer letters than the kernel does in an interface's. */
    public static String table(String device) {
        String plain = device.replaceAll("[^A-Za-z0-9_.-]", "_");
        return TABLE + plain + (plain.equals(device) ? "" : "-" + Integer.toHexString(device.hashCode()));
    }
}
