# What a submission's program is before it becomes its command: first in a PID namespace and a mount namespace of its own.
pids=$1 processes=$2 bytes=$3
shift 3
refuse() { echo "the submission's programs cannot be confined: $1" >&2; exit 125; }
if [ "$pids" != 0 ]; then echo "$pids" >/proc/sys/kernel/pid_max || refuse "pid_max"; fi
echo 1000 >/proc/self/oom_score_adj
mount --make-rprivate / || refuse "mounts"
for device in null zero full random urandom; do mount --bind "/dev/$device" "/dev/$device"; done
for at in /tmp /var/tmp /dev/shm; do
    if [ -d "$at" ]; then mount -t tmpfs -o size=16m,nosuid,nodev none "$at" || refuse "$at"; fi
done
while read -r _ _ _ _ at options _; do
    at=$(printf '%b' "$at")
    case $at in
    /tmp | /var/tmp | /dev/shm) continue ;;
    /dev/null | /dev/zero | /dev/full | /dev/random | /dev/urandom) more=ro ;;
    *) more=ro,nodev ;;
    esac
    mount -o "remount,bind,$options,$more" "$at" 2>/dev/null
done <<MOUNTS
$(cat /proc/self/mountinfo)
MOUNTS
for at in / /etc /home /root /run /var /dev /proc/sys "$HOME"; do
    if [ -w "$at" ] && [ "$at" != /dev ]; then refuse "$at can be written"; fi
done
cd /
exec setpriv --no-new-privs --inh-caps=-all --bounding-set=-all,+net_bind_service,+net_raw,+net_admin \
    prlimit --nproc="$processes" --as="$bytes" --fsize=16000000 --core=0 --nofile=256 -- "$@"
