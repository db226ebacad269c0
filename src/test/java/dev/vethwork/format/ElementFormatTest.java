package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import org.junit.jupiter.api.Test;

class ElementFormatTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Bridge.of("v-net-0"))
            .withCable(Cable.of(CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")));

    @Test
    void whatIsPrintedChangesNothing() throws FormatException {
        for (String id : new String[] {"red", "v-net-0", "red:veth-red"}) {
            String text = ElementFormat.print(LAB, id, 60).orElseThrow();
            assertThat(ElementFormat.change(LAB, id, text)).isEqualTo(new ElementFormat.Changed(LAB, id));
        }
    }

    @Test
    void aRenamedNodeKeepsItsCable() throws FormatException {
        ElementFormat.Changed changed =
                ElementFormat.change(LAB, "red", "{ \"kind\": \"namespace\", \"name\": \"rouge\" }");
        assertThat(changed.id()).isEqualTo("rouge");
        assertThat(changed.topology().cables().getFirst().a().node()).isEqualTo("rouge");
    }

    @Test
    void aCableMayBePluggedElsewhere() throws FormatException {
        Topology lab = LAB.withNode(Namespace.of("blue"));
        String text = ElementFormat.print(lab, "red:veth-red", 60).orElseThrow().replace("\"red\"", "\"blue\"");
        ElementFormat.Changed changed = ElementFormat.change(lab, "red:veth-red", text);
        assertThat(changed.id()).isEqualTo("blue:veth-red");
        assertThat(changed.topology().cables()).hasSize(1);
    }

    @Test
    void aMistakeIsToldWithItsLineAndColumn() {
        String text = "{\n  \"kind\": \"namespace\",\n  \"name\": \"red\", \"forwarding\": 3\n}";
        assertThatThrownBy(() -> ElementFormat.change(LAB, "red", text))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    FormatException.Problem problem = e.problems().getFirst();
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.column()).isEqualTo(18);
                    assertThat(problem.pointer()).isEqualTo("/forwarding");
                });
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertThatThrownBy(() -> ElementFormat.change(LAB, "red", "{ \"kind\": \"namespace\", \"name\": \"v-net-0\" }"))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void aCableToNowhereIsRefused() {
        String text = ElementFormat.print(LAB, "red:veth-red", 60).orElseThrow().replace("\"red\"", "\"nowhere\"");
        assertThatThrownBy(() -> ElementFormat.change(LAB, "red:veth-red", text)).isInstanceOf(FormatException.class);
    }
}
