package dev.vethwork.state.kind;

/**
 * Several interfaces as one.
 *
 * @param mode the kernel's word: {@code active-backup}
 */
public record Bond(String mode) implements LinkKind {
    @Override
    public String word() {
        return "bond";
    }

    @Override
    public boolean takesMembers() {
        return true;
    }

    /** bond_enslave and bond_release in drivers/net/bonding/bond_main.c. */
    @Override
    public boolean switchesMembers() {
        return true;
    }
}
