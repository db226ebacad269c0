package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.waiting.Eventually;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to hurt: refused in time and memory, never with more than a sentence. */
class HostileFilesTest {

    private static final String ANCHORS = """
            name: a
            topology:
              nodes:
                a: &a [x,x,x,x,x,x,x,x,x]
                b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
                c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]
                e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]
                f: [*e,*e,*e,*e,*e,*e,*e]
            """;
    private static final String ENTITIES = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><graphml>&c;</graphml>";
    private static final String OUTSIDE = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + "<graphml><graph><node id=\"1\"><data key=\"label\">&f;</data></node></graph></graphml>";

    @Test
    void anchorsEntitiesAndDepthAreRefused() {
        for (String text : List.of(
                ANCHORS,
                ENTITIES,
                OUTSIDE,
                "<graphml>" + "<a>".repeat(100_000),
                "{\"hosts\":[],\"switches\":[],\"links\":" + "[".repeat(100_000),
                "topology:\n  nodes:\n    a: " + "[".repeat(100_000))) {
            Assertions.assertTimeoutPreemptively(Eventually.LONGEST, () -> assertThatThrownBy(
                            () -> Importers.read(Source.text("lab", text), null))
                    .as(text.substring(0, 40))
                    .isInstanceOf(ImportException.class));
        }
    }

    @Test
    void aTextThatIsNotUnderstoodLeavesTheRestOfItsScript() {
        Imported read = Scripts.read("cat <<EOF\nthe `first\nEOF\nip netns add red\n");
        assertThat(read.topology().nodes()).containsOnlyKeys("red");
        assertThat(read.report().refused()).extracting(Report.Refused::text).containsExactly("the `first");
    }

    /** Each of them is read to the end of the text, and so would the next have to be. */
    @ParameterizedTest
    @ValueSource(strings = {"cat <<EOF\n`", "if true\nfor i in 1 2\n", "for((;;));do\n", "echo \"$(\n"})
    void aScriptOfWhatNeverEndsIsReadInTime(String opened) {
        String script = "ip netns add red\n" + opened.repeat(20_000);
        Assertions.assertTimeoutPreemptively(Eventually.LONGEST, () -> {
            Imported read = Scripts.read(script);
            assertThat(read.topology().nodes()).containsOnlyKeys("red");
            assertThat(read.report().lines()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a,b}", "{a,b{a,b}", "{1..9}{a"})
    void bracesThatStandForMoreThanFitAreRefused(String braces) {
        Imported read = Scripts.read("ip netns add red\necho " + braces.repeat(4_000) + "\n");
        assertThat(read.topology().nodes()).containsOnlyKeys("red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "netlab | defaults.device: frr~nodes: [ a, b ]~links: [ a-b ]",
                "Docker Compose | services:~  web:~    image: nginx~    networks: [ front ]~networks:~  front: {}",
                "Kubernetes | apiVersion: v1~kind: Pod~metadata:~  name: a",
                "Kubernetes | kind: Cluster~apiVersion: kind.x-k8s.io/v1alpha4",
                "netplan | network:~  version: 2~  ethernets:~    eth0: { dhcp4: true }",
                "nmstate | ---~interfaces:~- name: eth1~  type: ethernet",
                "systemd-networkd | [Match]~Name=eth0~~[Network]~DHCP=yes",
                "ifupdown | auto eth0~iface eth0 inet static~  address 10.0.0.1/24",
                "Mininet | #!/usr/bin/python~from mininet.net import Mininet~net = Mininet()~net.addHost('h1')",
                "GNS3 | {\"name\": \"a\", \"topology\": {\"nodes\": [{\"compute_id\": \"local\"}]}}",
                "GNS3 | {\"name\": \"a\", \"project_id\": \"1-2\", \"topology\": {\"nodes\": [{\"server_id\": 1}]}}"
            })
    void aFormThatIsNotReadIsCalledByItsNameWithWhatToDoInstead(String name, String text) {
        assertThatThrownBy(() -> Importers.read(Source.text("lab", text.replace('~', '\n') + "\n"), null))
                .isInstanceOfSatisfying(ImportException.class, refused -> {
                    assertThat(refused.sentence().text()).contains("lab is a", name);
                    assertThat(refused.remedy().text()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999", "-1e300", "Infinity"})
    void aPlaceThatNoDrawingReachesToIsNone(String place) throws ImportException {
        String lab = "{\"hosts\":[{\"opts\":{\"hostname\":\"h1\"},\"x\":\"" + place + "\",\"y\":\"5\"},"
                + "{\"opts\":{\"hostname\":\"h2\"},\"x\":\"70\",\"y\":\"5\"}],\"switches\":[],\"links\":[]}";
        assertThat(Importers.read(Source.text("lab", lab), ImportFormat.MINIEDIT).topology().layout()).containsOnlyKeys("h2");
    }

    @Test
    void anArchiveThatUnpacksToGigabytesIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("lab.conf"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        Assertions.assertTimeoutPreemptively(Eventually.LONGEST, () -> assertThatThrownBy(() -> SourceFiles.read(
                        "lab", "lab.zip", new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(ImportException.class));
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void noFileMakesAnImporterThrowAnythingElse(ImportFormat format) {
        Random random = new Random(17);
        List<String> seeds = List.of(
                "name: a\ntopology:\n  nodes:\n    a: {kind: linux, exec: [ip a]}\n  links:\n    - endpoints: [\"a:e1\",\"b:e1\"]\n",
                "pc1[0]=\"A\"\npc2[0]=\"A\"\npc1[mem]=1\n",
                "{\"hosts\":[{\"opts\":{\"hostname\":\"h1\",\"ip\":\"1.2\"}}],\"switches\":[],\"links\":[{\"src\":\"h1\",\"dest\":\"h1\"}]}",
                "{\"namespaces\":[{\"id\":1}],\"veths\":[{\"endA\":{},\"endB\":{}}],\"routes\":[{}]}",
                "<graphml><graph><node id=\"1\"/><edge source=\"1\" target=\"1\"/></graph></graphml>",
                "<scenario><networks><network/></networks><devices><device/></devices><links><link/></links></scenario>",
                "node n0 {\n type pc\n network-config {\n interface eth0\n ip address x\n!\n}\n}\nlink l0 {\n nodes {n0 n0}\n}\n",
                "ip netns add a\nfor i in 1 2; do ip link add v$i type veth peer name w$i; done\niptables -A FORWARD -s x/99 -j ACCEPT\n");
        Assertions.assertTimeoutPreemptively(Eventually.LONGEST, () -> {
            for (int round = 0; round < 400; round++) {
                String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
                try {
                    assertThat(Importers.read(Source.text("lab", text), format)).isNotNull();
                } catch (ImportException refused) {
                    assertThat(refused.sentence().text()).isNotBlank();
                }
            }
        });
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(6); i > 0 && text.length() > 1; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "{}[]\"'$()<>|;&\n\\:,\u2014".charAt(random.nextInt(19)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
                case 3 -> text.insert(at, "99999999999");
                default -> text.setCharAt(at, (char) random.nextInt(0x3000));
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
