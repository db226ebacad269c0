package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window's session with a real sandbox behind it, everything on one thread. */
@NeedsSandbox
class LiveSessionTest {
    private static final String LAB = "session";
    private static final EndId BLUE = new EndId("blue", "eth0");
    private static final Topology DRAWN = Topology.empty(LAB)
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0"))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")));

    @TempDir
    Path home;

    private final Document document = new Document(DRAWN, null);
    private final DirectBackground background = new DirectBackground();
    private LocalTargets targets;
    private LabSession session;

    @BeforeEach
    void deploy() throws Exception {
        targets = new LocalTargets(home.resolve("labs"));
        targets.open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE).close();
        session = new LabSession(document, targets, background);
        session.setApproval(new Approval(home.resolve("state")));
        session.watch();
        session.deploy();
        assertThat(session.problem().get()).isNull();
        time();
        assertThat(session.deployed().get()).isTrue();
    }

    @AfterEach
    void takeDown() {
        if (session != null) {
            session.teardown();
            session.close();
        }
    }

    /** Time passes: everything that waits happens, a few times over. */
    private void time() {
        for (int i = 0; i < 6; i++) {
            background.pass();
        }
    }

    private String byHand(String... argv) throws TargetException {
        try (Target other = targets.openExisting(LAB, Credentials.NONE).orElseThrow()) {
            CommandResult result = other.execute(LAB, "", List.of(argv), Eventually.LONGEST);
            assertThat(result.succeeded()).as(result.toString()).isTrue();
            return result.stdout();
        }
    }

    private List<DriftItem> drift() {
        return session.drift().get().items();
    }

    private static Edit address(String text) {
        return Edits.changeEnd(BLUE, e -> e.withAddresses(List.of(InterfaceAddress.parse(text))));
    }

    private NetworkState kernel() throws TargetException {
        try (Target other = targets.openExisting(LAB, Credentials.NONE).orElseThrow()) {
            return other.observe(LAB);
        }
    }

    private List<String> blueHas() throws TargetException {
        return kernel().namespaces().get("blue").interfaces().get("eth0").addresses().stream()
                .filter(a -> a.address().isIPv4())
                .map(Prefix::text)
                .toList();
    }

    @Test
    void takenDownItIsGoneWithoutAComplaint() {
        session.teardown();
        time();
        assertThat(session.deployed().get()).isFalse();
        assertThat(session.problem().get()).isNull();
    }

    @Test
    void whatIsChangedByHandIsSeenOnTheDrawingAndPutBack() throws Exception {
        byHand("ip", "-n", "blue", "link", "del", "eth0");
        time();
        assertThat(drift()).extracting(DriftItem::element).containsExactly("blue:eth0");
        assertThat(session.status("blue:eth0")).isNotEqualTo(Status.DEPLOYED);
        session.putBack(drift().getFirst());
        time();
        assertThat(drift()).isEmpty();
        assertThat(session.status("blue:eth0")).isEqualTo(Status.DEPLOYED);
        assertThat(blueHas()).containsExactly("192.168.15.2/24");
        assertThat(document.now()).isEqualTo(DRAWN);
    }

    @Test
    void whatIsChangedByHandIsTakenIntoTheDrawingAndThatIsUndone() throws Exception {
        byHand("ip", "-n", "blue", "addr", "add", "10.9.9.9/24", "dev", "eth0");
        time();
        session.take(drift().getFirst());
        time();
        assertThat(drift()).isEmpty();
        assertThat(document.now().endsOf("blue").getFirst().addresses()).hasSize(2);
        assertThat(session.plan().get().steps()).isEmpty();
        document.undo();
        time();
        assertThat(session.plan().get().steps()).hasSize(1);
        assertThat(drift()).isEmpty();
    }

    @Test
    void aServiceThatEndsIsToldWithItsLastWords() throws Exception {
        Path end = home.resolve("end");
        String command = "sh -c 'until [ -e " + end + " ]; do sleep 0.02; done; echo gone fishing >&2; exit 3'";
        session.live().set(true);
        document.apply(Edits.changeStack(
                "red", stack -> stack.withServices(List.of(new Service("angler", command, false, false)))));
        time();
        assertThat(session.problem().get()).isNull();
        Files.createFile(end);
        Eventually.holds(() -> {
            session.observe();
            time();
            assertThat(drift()).singleElement().extracting(i -> i.what().text()).asString().contains("angler", "gone fishing");
        });
    }

    @Test
    void anEditThatIsNotDeployedYetIsNoDrift() {
        document.apply(address("192.168.15.9/24"));
        time();
        assertThat(drift()).isEmpty();
        assertThat(session.plan().get().steps()).isNotEmpty();
    }

    @Test
    void withTheSwitchOnAnEditAndItsUndoReachTheKernelAtOnce() throws Exception {
        session.live().set(true);
        document.apply(address("192.168.15.9/24"));
        time();
        assertThat(blueHas()).containsExactly("192.168.15.9/24");
        document.apply(Edits.connect("red", "blue"));
        time();
        assertThat(session.problem().get()).isNull();
        assertThat(kernel().namespaces().get("red").interfaces()).hasSize(3);
        document.undo();
        document.undo();
        time();
        assertThat(blueHas()).containsExactly("192.168.15.2/24");
        assertThat(kernel().namespaces().get("red").interfaces()).hasSize(2);
        assertThat(session.live().get()).isTrue();
        assertThat(drift()).isEmpty();
    }

    @Test
    void manyEditsInARowAreOneChange() throws Exception {
        session.live().set(true);
        time();
        int before = session.log().size();
        for (int i = 10; i < 20; i++) {
            document.apply(address("192.168.15." + i + "/24"));
        }
        time();
        assertThat(blueHas()).containsExactly("192.168.15.19/24");
        assertThat(session.log().size() - before).isEqualTo(2);
    }

    @Test
    void anEditThatTheKernelRefusesSwitchesItOffAndStaysDrawn() throws Exception {
        session.live().set(true);
        Edit wrong = Edits.changeStack(
                "blue",
                s -> s.withRoutes(List.of(Route.via(Prefix.parse("10.0.0.0/8"), Addresses.parse("172.16.0.1")))));
        document.apply(wrong);
        time();
        assertThat(session.live().get()).isFalse();
        assertThat(session.problem().get()).isNotNull();
        assertThat(document.now()).isEqualTo(wrong.apply(DRAWN));
        assertThat(blueHas()).containsExactly("192.168.15.2/24");
    }

    @Test
    void movingThingsOnTheScreenIsNothingToTheKernel() {
        session.live().set(true);
        time();
        int before = session.log().size();
        document.apply(Edits.move(java.util.Map.of("red", new dev.vethwork.topology.Position(10, 20))));
        time();
        assertThat(session.log()).hasSize(before);
    }

    @Test
    void aWindowThatOpensLaterKnowsWhatWasDeployed() throws Exception {
        session.close();
        byHand("ip", "-n", "blue", "link", "del", "eth0");
        Document edited = new Document(DRAWN, null);
        edited.open(
                DRAWN.withNode("red", Namespace.of("red").withStack(IpStack.DEFAULT.withLoopback(false))),
                null,
                document.identity().get());
        session = new LabSession(edited, targets, background);
        session.watch();
        time();
        assertThat(drift()).extracting(DriftItem::element).containsExactly("blue:eth0");
    }

    @Test
    void aNamespaceOfSomebodyElsesIsAdoptedOnlyWhereThePersonAgrees() throws Exception {
        byHand("ip", "netns", "add", "green");
        document.apply(Edits.addNode(Namespace.of("green"), new Position(0, 0)));
        session.deploy();
        time();
        assertThat(session.problem().get()).isNotNull().extracting(Problem::element).isEqualTo("green");
        assertThat(kernel().namespace("green").map(NamespaceState::owner)).isEmpty();

        List<Confirmation.Question> asked = new ArrayList<>();
        session.setConfirmation(question -> asked.add(question));
        session.deploy();
        time();
        assertThat(asked).singleElement().extracting(Confirmation.Question::element).isEqualTo("green");
        assertThat(kernel().namespace("green").map(NamespaceState::owner)).contains(LAB);
        assertThat(session.plan().get().steps()).isEmpty();
    }
}
