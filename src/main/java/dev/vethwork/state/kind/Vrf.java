package dev.vethwork.state.kind;

/**
 * A routing table of its own for its members.
 *
 * @param table its number
 */
public record Vrf(long table) implements LinkKind {
    @Override
    public String word() {
        return "vrf";
    }

    @Override
    public boolean takesMembers() {
        return true;
    }
}
