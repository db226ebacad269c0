package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Several interfaces of a node as one.
 *
 * @param members those interfaces
 */
@RecordBuilder
public record DrawnBond(LinkBasics basics, Mode mode, List<String> members)
        implements DrawnInterface, DrawnBondBuilder.With {
    /** Who of them sends, as the kernel's documentation of bonding has it. */
    public enum Mode {
        BALANCE_RR("balance-rr"),
        ACTIVE_BACKUP("active-backup"),
        BALANCE_XOR("balance-xor"),
        BROADCAST("broadcast"),
        LACP("802.3ad"),
        BALANCE_TLB("balance-tlb"),
        BALANCE_ALB("balance-alb");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** As the kernel and the file call it. */
        public String word() {
            return word;
        }
    }

    public DrawnBond {
        members.forEach(Names::device);
        members = List.copyOf(members);
    }

    @Override
    public String word() {
        return "bond";
    }

    @Override
    public DrawnBond withMembers(List<String> value) {
        return new DrawnBond(basics, mode, value);
    }

    @Override
    public boolean takesMembers() {
        return true;
    }

    @Override
    public DrawnBond withBasics(LinkBasics value) {
        return new DrawnBond(value, mode, members);
    }


    @Override
    public DrawnBond naming(UnaryOperator<String> names) {
        return new DrawnBond(basics, mode, members.stream().map(names).toList());
    }
}
