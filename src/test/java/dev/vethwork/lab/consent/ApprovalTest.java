package dev.vethwork.lab.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTest {
    @TempDir
    Path folder;

    private final List<Confirmation.Question> asked = new ArrayList<>();

    private Topology serving(String command) {
        return Topology.empty("lab")
                .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withServices(
                        List.of(new Service("web", command, false, false)))));
    }

    private Drawing drawing(Topology topology, String permissions) throws IOException {
        Path file = folder.resolve("lab.vethwork.json");
        TopologyFormat.write(topology, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return Drawing.in(file, topology);
    }

    private Drawing foreign(Topology topology) throws IOException {
        return drawing(topology, "rw-rw-rw-");
    }

    @Test
    void aFileThatAGroupMayHaveWrittenIsAskedAbout() throws Exception {
        Drawing drawing = drawing(serving("httpd"), "rw-rw-r--");
        GroupPrincipal shared = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("users");
        Path file = Objects.requireNonNull(drawing.file());
        Assumptions.assumeTrue(Files.getOwner(file).getName().equals("root"), "giving a file to a group takes root");
        Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(shared);
        ask(drawing, true);
        assertThat(asked).hasSize(1);
    }

    private void ask(Drawing drawing, boolean answer) throws LabException {
        new Approval(folder.resolve("state")).ask(drawing, TargetKind.SANDBOX, question -> {
            asked.add(question);
            return answer;
        });
    }

    @Test
    void aFileOfOnesOwnIsDeployedWithoutAQuestion() throws Exception {
        ask(drawing(serving("httpd"), "rw-r--r--"), false);
        ask(Drawing.unsaved(serving("httpd")), false);
        assertThat(asked).isEmpty();
    }

    @Test
    void theProgramsOfAForeignFileAreShownAndAgreedToOnce() throws Exception {
        ask(foreign(serving("httpd -p 80")), true);
        assertThat(asked).singleElement().satisfies(q -> {
            assertThat(q.message().text(java.util.Locale.ENGLISH)).contains("httpd -p 80 in red");
            assertThat(q.element()).isEqualTo("red");
        });
        ask(foreign(serving("httpd -p 80")), false);
        assertThat(asked).hasSize(1);
    }

    @Test
    void anotherProgramIsAnotherQuestion() throws Exception {
        ask(foreign(serving("httpd")), true);
        ask(foreign(serving("rm -rf /")), true);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anotherTextOfAFileThatTheyReadIsAnotherQuestion() throws Exception {
        ask(foreign(reading("echo hello")), true);
        ask(foreign(reading("echo hello")), false);
        assertThat(asked).hasSize(1);
        ask(foreign(reading("rm -rf /")), true);
        assertThat(asked).hasSize(2);
    }

    private Topology reading(String script) {
        return Topology.empty("lab")
                .withNode(Namespace.of("red").withStack(IpStack.DEFAULT
                        .withServices(List.of(new Service("web", "sh /etc/web/run", false, false)))
                        .withFiles(List.of(new NodeFile("/etc/web/run", script)))));
    }

    @Test
    void aNoIsNotRememberedAndStopsTheDeployment() throws Exception {
        Drawing foreign = foreign(serving("httpd"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ask(foreign, false))
                    .isInstanceOfSatisfying(LabException.class, e -> {
                        assertThat(e.exit()).isEqualTo(LabException.Exit.DECLINED);
                        assertThat(e.remedy()).contains("--yes");
                    });
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void aForeignFileWithoutProgramsIsNoQuestion() throws Exception {
        ask(foreign(Topology.empty("lab").withNode(Namespace.of("red"))), false);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatABrowserFetchedIsForeign() throws Exception {
        Drawing fetched = drawing(serving("httpd"), "rw-r--r--");
        Path file = fetched.file();
        assertThat(file).isNotNull();
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        try {
            view.write("xdg.origin.url", StandardCharsets.UTF_8.encode("https://example.org/lab.vethwork.json"));
        } catch (IOException e) {
            assumeTrue(false, "no such attributes here");
        }
        ask(fetched, true);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyMeansToBeAskedAgain() throws Exception {
        Path taken = Files.writeString(folder.resolve("state"), "a file");
        assertThatCode(() -> ask(foreign(serving("httpd")), true)).doesNotThrowAnyException();
        assertThat(taken).hasContent("a file");
    }
}
