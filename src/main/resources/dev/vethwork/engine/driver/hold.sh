# The first process of a sandbox. It makes the place bare, says that it is ready, waits until it is noted, and then only
# collects the processes whose parents have ended. Where nobody notes it, it ends, and the sandbox with it.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
if ! mount -t tmpfs -o mode=755 vethwork /run; then echo "no private /run"; exit 1; fi
mkdir -p /run/netns
ip link set lo up || exit 1
if [ -e /proc/sys/net/ipv4/ip_forward ]; then echo 0 >/proc/sys/net/ipv4/ip_forward; fi
trap 'exit 0' TERM
echo ready
read -r word || exit 1
exec </dev/null >/dev/null 2>&1
while :; do
    sleep 2147483647 &
    wait
done
