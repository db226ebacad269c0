package dev.vethwork.state.nft;

import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a rule. */
public sealed interface NftStatement {
    /** Goes on only where a field has, or has not, one of these values. */
    record Match(NftField field, boolean not, List<NftValue> values) implements NftStatement {
        public Match {
            values = List.copyOf(values);
        }
    }

    /** Ends it, or goes on elsewhere. @param target a chain's name, empty for all but jump and goto */
    record Verdict(Verdict.Kind kind, String target) implements NftStatement {
        public enum Kind {
            ACCEPT,
            DROP,
            REJECT,
            JUMP,
            GOTO,
            RETURN,
            CONTINUE
        }
    }

    /** A verdict for each value of a field. */
    record Choice(NftField field, List<Way> ways) implements NftStatement {
        public record Way(List<NftValue> values, Verdict verdict) {
            public Way {
                values = List.copyOf(values);
            }
        }

        public Choice {
            ways = List.copyOf(ways);
        }
    }

    /**
     * Writes another address.
     *
     * @param address null to take the interface's own (masquerade), or to keep it
     * @param port null to keep it
     */
    record Translate(Translate.Kind kind, @Nullable IPAddress address, @Nullable Integer port) implements NftStatement {
        public enum Kind {
            SOURCE,
            DESTINATION,
            MASQUERADE
        }
    }

    /** Counts, writes a log, sets a mark: the packet goes on. */
    record Passing() implements NftStatement {}

    /** Nobody here knows what it does. @param decides whether it may end it, rather than only match or not */
    record Unknown(boolean decides) implements NftStatement {}
}
