package dev.vethwork.plan.operation;

/** An interface made, taken away or set. */
public sealed interface LinkOperation extends Operation
        permits LinkOperation.Making,
                LinkOperation.Removal,
                LinkOperation.Plugging,
                LinkOperation.LinkSetting {
    /** What makes an interface. */
    sealed interface Making extends LinkOperation permits AddVeth, AddBridge, AddSwitch, AddLink, TakeDevice {
        @Override
        default String id() {
            return Ids.link(link());
        }

        @Override
        default Action action() {
            return Action.CREATE;
        }
    }

    /** What takes one away. */
    sealed interface Removal extends LinkOperation permits DeleteLink, DeleteSwitch, GiveBack {
        @Override
        default String id() {
            return Ids.deletion(Ids.link(link()));
        }

        @Override
        default Action action() {
            return Action.DELETE;
        }
    }

    /** What puts an interface into a bridge, or takes it out. */
    sealed interface Plugging extends LinkOperation permits PlugIn, Unplug, AddPort, DeletePort, SwitchMember {}

    /** What an interface is set to. */
    sealed interface LinkSetting extends LinkOperation
            permits Mark,
                    SetMac,
                    SetMtu,
                    SetStp,
                    SetUp,
                    SetArp,
                    KindSetting,
                    SetVlanFiltering,
                    SetPortFlag,
                    AddPortVlan,
                    DeletePortVlan,
                    SetSwitchVlans {}

    /** What only one kind of interface is set to. */
    sealed interface KindSetting extends LinkSetting permits SetLink, SetWireguard, AddRemote, DeleteRemote {}

    /** The interface; of a cable, one of its ends. */
    Place link();

    @Override
    default String home() {
        return link().namespace();
    }
}
