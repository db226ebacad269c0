package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.driver.Needs;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void isSaidInTheUsersLanguage() {
        Locale.setDefault(Locale.KOREAN);
        TargetException said = Trouble.of(TargetException.Kind.LOCKED, "locked", "red").exception();
        assertThat(said).hasMessage("다른 사람이 랩 red을(를) 다루고 있습니다");
        assertThat(said.remedy()).isEqualTo("끝날 때까지 기다린 뒤 다시 해 보세요");
        Locale.setDefault(Locale.ENGLISH);
        assertThat(Trouble.of(TargetException.Kind.LOCKED, "locked", "red").exception())
                .hasMessage("somebody else is working on the lab red");
    }

    @Test
    void severalMissingToolsAreOneInstallation() {
        TargetException said = Needs.missing(new TreeSet<>(Set.of("iptables", "sysctl", "ip6tables")));
        assertThat(said).hasMessage("ip6tables, iptables, sysctl are not installed");
        assertThat(said.remedy()).isEqualTo("install them: apt-get install iptables procps");
    }

    @Test
    void keepsTheCommandAndItsOwnWords() {
        TargetException said = Trouble.of(TargetException.Kind.STEP_FAILED, "unkept", "ip link")
                .at("red")
                .saying("words")
                .exception();
        assertThat(said.element()).isEqualTo("red");
        assertThat(said.stderr()).isEqualTo("words");
    }
}
