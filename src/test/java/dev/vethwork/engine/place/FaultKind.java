package dev.vethwork.engine.place;

import dev.vethwork.engine.driver.BrokenStep;
import dev.vethwork.engine.driver.FaultyPipes;
import dev.vethwork.engine.driver.FaultyPipes.Fault;
import dev.vethwork.engine.driver.Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What can go wrong at a moment of a deployment. */
enum FaultKind {
    /** A command fails. */
    FAIL_STEP {
        @Override
        void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException {
            throw new IllegalStateException("it strikes at a step, not at a request");
        }

        @Override
        Fault at(int moment, TrustPlace place, Random random, Runnable struck) {
            int[] seen = new int[1];
            return (number, request, pipes) -> {
                int steps = BrokenStep.count(request);
                int index = moment - seen[0];
                seen[0] += steps;
                boolean here = index >= 0 && index < steps;
                if (here) {
                    struck.run();
                }
                pipes.pass(here ? BrokenStep.in(request, index) : request);
            };
        }
    },
    /** The program is killed between two requests: the kernel closes its end of everything. */
    KILL_PROGRAM {
        @Override
        void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException {
            pipes.killProgram(new byte[0]);
            throw new IOException("killed");
        }
    },
    /** The program is killed while it writes a request, or while that is being carried out. */
    KILL_PROGRAM_WITHIN {
        @Override
        void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException {
            byte[] whole = request.bytes();
            pipes.killProgram(Arrays.copyOf(whole, 1 + random.nextInt(whole.length)));
            throw new IOException("killed");
        }
    },
    KILL_SHELL {
        @Override
        void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException {
            pipes.killShell();
            pipes.pass(request);
        }
    },
    /** The shell is killed while it carries out a request. */
    KILL_SHELL_WITHIN {
        @Override
        void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException {
            pipes.pass(request);
            LockSupport.parkNanos(random.nextInt(4_000_000));
            pipes.killShell();
        }
    },
    /** Somebody deletes something of the lab's. */
    DELETE_BEHIND {
        @Override
        void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException {
            place.stranger("seed=" + random.nextInt(1000) + DELETE);
            pipes.pass(request);
        }
    };

    /** Deletes one of the things there that are not the strangers' of before, chosen by the seed. */
    private static final String DELETE = """

            # What was there before the lab is in a list, and what the lab has made there carries its marks.
            there=/run/somebody/there
            registry="/run/vethwork/chance/registry /run/vethwork/chance/journal"
            marked() { grep 'alias vethwork:chance$'; }
            routed() { grep 'proto 86'; }
            # In a sandbox all is the lab's.
            if [ ! -e $there ]; then
                there=/dev/null
                marked() { cat; }
                routed() { cat; }
            fi
            new() { grep -vxF -f $there; }
            links() { ip -o link | marked | sed 's/^[0-9]*: \\([^:@]*\\).*/\\1/' | new | grep -v '^lo$'; }
            namespaces() {
                ls /run/netns | new | while read -r n; do
                    if grep -sqw -e "$n" $registry; then echo "$n"; fi
                done
            }
            things() {
                links | sed 's/^/link /'
                ovs-vsctl --timeout=3 list-br 2>/dev/null | new | sed 's/^/switch /'
                namespaces | sed 's/^/netns /'
                ip route | new | routed | sed 's/^/route /'
                for l in $(links); do ip route show dev $l | sed "s/$/ dev $l/; s/^/route /"; done
                iptables -S | grep '^-A.*vethwork:chance' | sed 's/^-A/rule -D/'
                for n in $(namespaces); do
                    ip -n $n -o link | sed 's/^[0-9]*: \\([^:@]*\\).*/inner '$n' link del \\1/' | grep -v ' lo$'
                    ip -n $n -o -4 addr | awk '{print "inner '$n' addr del " $4 " dev " $2}' | grep -v 127.0.0
                done
            }
            count=$(things | wc -l)
            [ "$count" = 0 ] && exit 0
            things | sed -n "$((seed % count + 1))p" | while read -r kind what; do
                case $kind in
                link) ip link del $what ;;
                switch) ip link del $what || ovs-vsctl --timeout=3 del-br $what ;;
                netns) ip netns del $what ;;
                route) ip route del $what ;;
                rule) iptables $what ;;
                inner) ip -n $what ;;
                esac
            done
            """;

    abstract void strike(Request request, FaultyPipes pipes, TrustPlace place, Random random) throws IOException;

    /** @param moment number of the request, or of the step where steps are to fail */
    Fault at(int moment, TrustPlace place, Random random, Runnable struck) {
        return (number, request, pipes) -> {
            if (number == moment) {
                struck.run();
                strike(request, pipes, place, random);
            } else {
                pipes.pass(request);
            }
        };
    }
}
