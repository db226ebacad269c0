package dev.vethwork.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistoryProperties {
    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<String> names = Arbitraries.of("red", "blue", "green", "v-net-0", "v-net-1", "red2");
        Arbitrary<Position> places = Combinators.combine(
                        Arbitraries.integers().between(0, 900), Arbitraries.integers().between(0, 900))
                .as(Position::new);
        Arbitrary<Edit> one = Arbitraries.oneOf(
                Combinators.combine(names, places).as((n, p) -> Edits.addNode(Namespace.of(n), p)),
                Combinators.combine(names, places).as((n, p) -> Edits.addNode(Bridge.of(n), p)),
                Combinators.combine(names, names).as(Edits::connect),
                Combinators.combine(names, names).as(Edits::rename),
                Combinators.combine(names, places).as((n, p) -> Edits.move(Map.of(n, p))),
                names.map(n -> Edits.remove(List.of(n))),
                names.map(n -> Edits.duplicate(Set.of(n), 10, 10)),
                names.map(n -> Edits.changeStack(n, s -> s.withForwarding(!s.forwarding()))),
                names.map(n -> Edits.addNote(new Note(n, 1, 2))));
        return one.list().ofMaxSize(40);
    }

    @Property(tries = 300, seed = "1")
    void undoingEverythingRestoresTheFirstDrawingExactly(@ForAll("edits") List<Edit> edits) {
        Topology first = Topology.empty("lab");
        History history = new History(first);
        apply(history, edits);
        Topology last = history.current();
        while (history.undo()) {
            assertThat(history.redoName()).isNotNull();
        }
        assertThat(history.current()).isEqualTo(first);
        while (history.redo()) {
            assertThat(history.undoName()).isNotNull();
        }
        assertThat(history.current()).isEqualTo(last);
    }

    @Property(tries = 100, seed = "1")
    void jumpingAnywhereAndBackChangesNothing(@ForAll("edits") List<Edit> edits, @ForAll int where) {
        History history = new History(Topology.empty("lab"));
        apply(history, edits);
        Topology last = history.current();
        int position = history.position();
        history.jump(Math.floorMod(where, position + 1));
        history.jump(position);
        assertThat(history.current()).isEqualTo(last);
    }

    @Example
    void theMovesOfADragAreOneStep() {
        History history = new History(Edits.addNode(Namespace.of("red"), new Position(0, 0)).apply(Topology.empty("lab")));
        for (int x = 1; x < 20; x++) {
            history.apply(Edits.move(Map.of("red", new Position(x, 0))));
        }
        assertThat(history.entries()).hasSize(1);
        history.seal();
        history.apply(Edits.move(Map.of("red", new Position(99, 0))));
        assertThat(history.entries()).hasSize(2);
    }

    private static void apply(History history, List<Edit> edits) {
        for (Edit edit : edits) {
            try {
                history.apply(edit);
            } catch (BadValue refused) {
                assertThat(refused.remedy()).isNotEmpty();
            }
        }
    }
}
