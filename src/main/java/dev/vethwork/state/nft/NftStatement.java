package dev.vethwork.state.nft;

import dev.vethwork.net.PacketMark;
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

    /** A verdict for what a packet has in these fields. */
    record Choice(List<NftField> fields, List<Way> ways) implements NftStatement {
        /** @param values those of each field that it is for, in the order of the fields */
        public record Way(List<List<NftValue>> values, Verdict verdict) {
            public Way {
                values = values.stream().map(List::copyOf).toList();
            }
        }

        public Choice {
            fields = List.copyOf(fields);
            ways = List.copyOf(ways);
        }
    }

    /** One of these, at random or in turn ({@code numgen}). */
    record Draw(List<NftStatement> ways) implements NftStatement {
        public Draw {
            ways = List.copyOf(ways);
        }
    }

    /** Writes a mark. @param by what is set; null for save, restore and unclear */
    record Mark(Mark.Kind kind, @Nullable PacketMark by) implements NftStatement {
        public enum Kind {
            /** The packet's. */
            SET,
            /** The connection's. */
            KEEP,
            /** The packet's into the connection's. */
            SAVE,
            /** The connection's into the packet's. */
            RESTORE,
            /** Either, to what nobody here knows. */
            UNCLEAR
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

    /** Keeps conntrack from looking at the packet. */
    record Untrack() implements NftStatement {}

    /** Counts, writes a log: the packet goes on. */
    record Passing() implements NftStatement {}

    /** Nobody here knows what it does. @param decides whether it may end it, rather than only match or not */
    record Unknown(boolean decides) implements NftStatement {}
}
