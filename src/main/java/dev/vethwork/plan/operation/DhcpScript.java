package dev.vethwork.plan.operation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a DHCP client calls when it is told of an address: udhcpc and dhclient each in their own words. */
public final class DhcpScript {
    /** Where the client sees it; nobody else does. */
    public static final String PATH = "/run/vethwork/dhcp/told";

    /** What dhclient is told. */
    public static final String SETTINGS = "/run/vethwork/dhcp/settings";

    /** What dhclient keeps, which goes with it. */
    public static final String LEASES = "/run/vethwork/dhcp/leases";

    public static final String PID = "/run/vethwork/dhcp/pid";

    /**
     * All that it sets runs out with the lease, which tells it from what is drawn. An address without an end gets one that is
     * far away.
     */
    private static final String TEXT = """
            #!/bin/sh
            PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
            names=NAMES
            case ${1-$reason} in
            deconfig | EXPIRE | RELEASE | STOP | FAIL | PREINIT)
                ip -4 route flush dev "$interface" proto dhcp 2>/dev/null
                ip -4 addr show dev "$interface" dynamic | while read -r word address rest; do
                    if [ "$word" = inet ]; then ip -4 addr del "$address" dev "$interface"; fi
                done
                if [ -w "$names" ] && grep -q '^# by DHCP' "$names"; then echo '# by DHCP' >"$names"; fi
                ;;
            bound | renew | BOUND | RENEW | REBIND | REBOOT)
                address=${ip-${new_ip_address-}} netmask=${mask-${new_subnet_mask-24}} seconds=${lease-${new_dhcp_lease_time-3600}}
                routers=${router-${new_routers-}} servers=${dns-${new_domain_name_servers-}} search=${domain-${new_domain_name-}}
                case $netmask in
                *.*)
                    length=0
                    left=$netmask.
                    while [ -n "$left" ]; do
                        byte=${left%%.*} left=${left#*.}
                        while [ "$byte" -gt 0 ]; do length=$((length + byte % 2)) byte=$((byte / 2)); done
                    done
                    ;;
                *) length=$netmask ;;
                esac
                if [ "$seconds" -gt 4000000000 ]; then seconds=4000000000; fi
                ip -4 addr replace "$address/$length" dev "$interface" valid_lft "$seconds" preferred_lft "$seconds"
                for each in $routers; do
                    if [ $leads = no ]; then break; fi
                    if [ "$length" = 32 ]; then direct=onlink; else direct=; fi
                    ip -4 route replace default via "$each" dev "$interface" proto dhcp $direct
                    break
                done
                if [ -w "$names" ] && grep -q '^# by DHCP' "$names"; then
                    {
                        echo "# by DHCP on $interface"
                        for each in $servers; do echo "nameserver $each"; done
                        if [ -n "$search" ]; then echo "search $search"; fi
                    } >"$names"
                fi
                ;;
            esac
            """;

    private DhcpScript() {}

    /**
     * What a client in this namespace sees.
     *
     * @param leads whether it may change where the namespace's packets go: not those of a machine
     */
    public static SortedMap<String, String> files(String namespace, boolean leads) {
        String names = ResolverOperation.STORE + "/" + namespace + "/resolv.conf";
        return new TreeMap<>(Map.of(PATH, TEXT.replace("names=NAMES", "names=" + names + " leads=" + (leads ? "yes" : "no"))));
    }
}
