package dev.vethwork.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.driver.Batch;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.AddVeth;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.DeleteNamespace;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run writes down, read by whoever comes after it was broken off. */
class JournalTest {
    private static final List<Operation> OPERATIONS = List.of(
            new AddNamespace("red"),
            new AddVeth(new Place("red", "veth-red"), new Place("", "veth-red-br")),
            new AddVeth(new Place("", "one\tend"), new Place("", "other\nend")),
            new AddSwitch(new Place("", "netns"), "lesson", true, false),
            new SetSysctl("red", "net.ipv4.ip_forward", "net.ipv4.ip_forward", "1"),
            new DeleteLink(new Place("red", "veth-red")),
            new DeleteLink(new Place("", "veth-blue-br")),
            new DeleteNamespace("blue"));

    private static Batch batch() {
        Stream<Step> steps = OPERATIONS.stream()
                .map(operation -> new Step(
                        Step.Phase.CABLES, "red", operation, null, new Phrase("dev.vethwork.plan.messages", "unused", List.of())));
        return new Batch(Batch.Kind.IP, "", steps.toList(), "");
    }

    private static String begun() {
        return Journal.begin(false) + Journal.run(3, batch());
    }

    @Test
    void whatABatchWasAboutToMakeAndTakeAwayIsKnownAgain() {
        Journal.Open open = Journal.parse(begun()).open();
        assertThat(open).isEqualTo(Journal.Open.of(batch()));
        assertThat(open.made().get(1).rootLinks()).containsExactly("veth-red-br");
        assertThat(open.made().get(2).rootLinks()).containsExactly("one\tend", "other\nend");
        assertThat(open.made().get(5).removes()).as("the other end goes along").isTrue();
    }

    @Test
    void aBatchThatEndedIsNotOpen() {
        assertThat(Journal.parse(begun() + Journal.ended(3, true)).open()).isNull();
    }

    @Test
    void everyCommandCanBeReadInIt() {
        assertThat(begun()).contains("\tip\tnetns\tadd\tred\n", "\tip\tnetns\texec\tred\tsysctl\t-w\t");
    }
}
