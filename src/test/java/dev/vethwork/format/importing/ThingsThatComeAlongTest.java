package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that another file names: those beside it are read, those elsewhere are not. */
class ThingsThatComeAlongTest {
    @TempDir
    Path top;

    private Path folder;
    private Path lab;

    @BeforeEach
    void makesAFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("labs"));
        lab = Files.createDirectory(folder.resolve("lab"));
    }

    private Imported read(String name, String text) throws Exception {
        Path file = lab.resolve(name);
        Files.writeString(file, text);
        return Importers.read(SourceFiles.read(file), null);
    }

    @Test
    void aScriptHasTheFunctionsAndSettingsOfItsOwnFiles() throws Exception {
        Files.writeString(lab.resolve("names.conf"), "ONE=red\nOTHER=blue\n");
        Files.createDirectory(folder.resolve("common"));
        Files.writeString(folder.resolve("common/lib.sh"), """
                #!/bin/bash
                cable() {
                  ip netns add "$1"; ip netns add "$2"
                  ip link add "to-$2" netns "$1" type veth peer name "to-$1" netns "$2"
                }
                """);
        Files.writeString(lab.resolve("addresses.sh"), "#!/bin/sh\nip -n $1 addr add $2 dev $3\n");
        Imported read = read("lab.sh", """
                #!/bin/bash
                HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
                source names.conf
                . ../common/lib.sh
                cable $ONE $OTHER
                ./addresses.sh $ONE 10.0.0.1/24 to-blue
                bash "$HERE/addresses.sh" $OTHER 10.0.0.2/24 to-red
                """);
        assertThat(read.report().refused()).isEmpty();
        assertThat(end(read.topology(), "red", "to-blue").addresses()).extracting(InterfaceAddress::text).containsExactly("10.0.0.1/24");
        assertThat(end(read.topology(), "blue", "to-red").addresses()).extracting(InterfaceAddress::text).containsExactly("10.0.0.2/24");
    }

    @Test
    void aScriptThatGoesIntoAnotherFolderNamesWhatIsThere() throws Exception {
        Files.createDirectories(lab.resolve("parts/more"));
        Files.createDirectory(folder.resolve("common"));
        Files.writeString(lab.resolve("parts/a.sh"), "#!/bin/sh\nip netns add a\n. ./more/b.sh\n");
        Files.writeString(lab.resolve("parts/more/b.sh"), "ip netns add b-$(basename \"$PWD\")\n");
        Files.writeString(folder.resolve("common/c.sh"), "#!/bin/bash\ncd \"$(dirname \"$0\")\"; source d.sh\n");
        Files.writeString(folder.resolve("common/d.sh"), "ip netns add c-${BASH_SOURCE[0]}\n[ \"${BASH_SOURCE[0]}\" = \"$0\" ] && ip netns add wrong\n");
        Imported read = read("lab.sh", """
                #!/bin/bash
                here=$(pwd)
                (cd parts && ./a.sh)
                cd parts/more
                ../../../common/c.sh
                pushd .. >/dev/null; test -f a.sh && ip netns add found; popd
                test -f b.sh && ip netns add back
                cd "$here"; cd /tmp; test -f lab.sh && ip netns add lost
                cd - >/dev/null; test -f parts/a.sh && ip netns add home
                """);
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.topology().nodes().keySet()).containsExactlyInAnyOrder("a", "b-parts", "c-d.sh", "found", "back", "home");
    }

    @Test
    void whatIsWrittenInAFolderOfTheKernelsIsASetting() throws Exception {
        Imported read = read("lab.sh", "cd /proc/sys/net/ipv4\nip netns add a\nip netns exec a sh -c 'cd conf/all && echo 1 > ../../ip_forward'\n");
        assertThat(read.report().refused()).isEmpty();
        assertThat(stack(read.topology(), "a").forwarding()).isTrue();
    }

    /** Who says the whole path of the folder where a lab lies on their own machine means that of the script. */
    @Test
    void aFolderThatIsNotKnownIsThatOfTheScript() throws Exception {
        Files.writeString(lab.resolve("names.conf"), "ONE=red\n");
        assertThat(read("lab.sh", "cd /opt/labs/first\n. names.conf\nip netns add $ONE\n").topology().nodes()).containsOnlyKeys("red");
        assertThat(read("lab.sh", "PWD=lab\n. ./names.conf\nip netns add $ONE\n").topology().nodes()).containsOnlyKeys("red");
        assertThat(read("lab.sh", "cd $(find_lab)\n. ./names.conf\nip netns add $ONE\n").topology().nodes()).containsOnlyKeys("red");
    }

    @Test
    void whatAScriptWritesAndRemovesStaysAsItIsOnTheMachine() throws Exception {
        Path kept = Files.writeString(top.resolve("kept"), "kept");
        String script = """
                ip netns add a
                echo gone > kept; echo x > made; tee made </dev/null; cat > made <<< x
                rm -rf kept labs; mv kept made; mkdir made; touch made; mktemp made-XXXX
                x=$(touch made); sh -c 'touch made'; nsenter --net=/run/netns/a touch made
                """.replaceAll("\\b(kept|made|labs)\\b", top + "/$1");
        assertThat(read("lab.sh", script).topology().nodes().keySet()).containsExactly("a");
        assertThat(kept).hasContent("kept");
        try (Stream<Path> all = Files.walk(top)) {
            assertThat(all).containsExactlyInAnyOrder(top, kept, folder, lab, lab.resolve("lab.sh"));
        }
    }

    @Test
    void whatIsElsewhereOnTheMachineIsNotLookedAt() throws Exception {
        Path elsewhere = Files.createDirectory(top.resolve("elsewhere"));
        Path secret = Files.writeString(elsewhere.resolve("secret.sh"), "ip netns add stolen\n");
        Files.createSymbolicLink(lab.resolve("link.sh"), secret);
        String up = "../../elsewhere/secret.sh";
        Imported read = read("lab.sh", "ip netns add a\nsource " + up + "\nsource " + secret + "\nsource link.sh\nbash /etc/profile\n");
        assertThat(read.topology().nodes().keySet()).containsExactly("a");
        assertThat(read.report().refused()).extracting(Report.Refused::line).containsExactly(2, 3, 4, 5);
    }

    @Test
    void whatComesAlongAndIsNoShellIsNotReadAsSuch() throws Exception {
        Files.writeString(lab.resolve("more.sh"), "#!/usr/bin/env python3\nimport os\n");
        Imported read = read("lab.sh", "ip netns add a\n./more.sh\n");
        assertThat(read.report().refused()).extracting(Report.Refused::text).containsExactly("./more.sh");
    }

    @Test
    void aContainerRunsTheScriptsThatAreBoundIntoIt() throws Exception {
        Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(folder.resolve("scripts/begin.sh"), "#!/bin/sh\nip addr add 10.0.0.1/24 dev eth1\n/opt/more/route.sh\n");
        Files.createDirectories(lab.resolve("conf/pc"));
        Files.writeString(lab.resolve("conf/pc/route.sh"), "ip route add 10.9.0.0/16 via 10.0.0.254\n");
        Imported read = read("t.clab.yml", """
                topology:
                  nodes:
                    pc:
                      kind: linux
                      binds: [ "../scripts/begin.sh:/begin.sh:ro", "conf/__clabNodeName__:/opt/more" ]
                      exec: [ /begin.sh, /usr/lib/frr/start.sh ]
                    other:
                      kind: linux
                      binds: [ "not/here.sh:/here.sh" ]
                      exec: [ "ip route add default via 172.20.20.1 dev eth0", "bash /here.sh" ]
                  links: [ { endpoints: [ "pc:eth1", "other:eth1" ] } ]
                """);
        Topology drawn = read.topology();
        assertThat(end(drawn, "pc", "eth1").addresses()).extracting(InterfaceAddress::text).containsExactly("10.0.0.1/24");
        assertThat(stack(drawn, "pc").routes()).hasSize(1);
        assertThat(stack(drawn, "other").routes()).as("the network that the tool is managed by is not drawn").isEmpty();
        assertThat(read.report().refused()).extracting(Report.Refused::text).containsExactly("bash /here.sh");
    }

    @Test
    void aDaemonBringsTheFileThatTheScriptWroteForIt() throws Exception {
        Files.writeString(lab.resolve("bird.conf"), "router id 10.0.0.1;\n");
        Imported read = read("lab.sh", """
                #!/bin/sh
                ip netns add a
                cat > /tmp/dns.conf <<EOF
                address=/lab.test/10.0.0.1
                EOF
                ip netns exec a dnsmasq -k --conf-file=/tmp/dns.conf
                ip netns exec a bird -c /root/bird.conf
                ip netns exec a dnsmasq -C /etc/dnsmasq.conf
                """);
        assertThat(stack(read.topology(), "a").services()).extracting(Service::command)
                .containsExactly("dnsmasq --no-daemon --conf-file=/tmp/dns.conf", "bird -f -c /root/bird.conf", "dnsmasq --no-daemon -C /etc/dnsmasq.conf");
        assertThat(stack(read.topology(), "a").files())
                .containsExactly(new NodeFile("/root/bird.conf", "router id 10.0.0.1;\n"), new NodeFile("/tmp/dns.conf", "address=/lab.test/10.0.0.1\n"));
    }

    @Test
    void theFilesOfADeviceOfKatharaAreThoseOfItsServices() throws Exception {
        Path folderOfLab = Files.createDirectory(folder.resolve("kathara"));
        Files.writeString(folderOfLab.resolve("lab.conf"), "r[0]=A\npc[0]=A\n");
        Files.writeString(folderOfLab.resolve("r.startup"), "ip addr add 10.0.0.1/24 dev eth0\nbird\n");
        Files.createDirectories(folderOfLab.resolve("r/etc/bird"));
        Files.writeString(folderOfLab.resolve("r/etc/bird/bird.conf"), "router id 10.0.0.1;\n");
        Files.createDirectories(folderOfLab.resolve("pc/etc"));
        Files.writeString(folderOfLab.resolve("pc/etc/hosts"), "10.0.0.1 r\n");
        Imported read = Importers.read(SourceFiles.read(folderOfLab), null);
        assertThat(stack(read.topology(), "r").files()).extracting(NodeFile::path).containsExactly("/etc/bird/bird.conf");
        assertThat(stack(read.topology(), "pc").files()).as("nobody there would see it").isEmpty();
        assertThat(read.report().passedOver()).extracting(Report.PassedOver::text).contains("pc/etc/hosts");
    }
}
